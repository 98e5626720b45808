//! Random numbers that are the same on every machine.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// The ChaCha20 key stream of a seed (Bernstein 2008), whose key is the seed as 64 bits, least byte first, and then zeros;
/// nonce and counter begin at zero. A number is the next eight bytes of the stream, least byte first.
#[derive(Debug, Clone)]
pub struct Generator(ChaCha20Rng);

impl Generator {
    /// The numbers of a seed, from the first.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        let mut key = [0; 32];
        for (place, byte) in key.iter_mut().zip(seed.to_le_bytes()) {
            *place = byte;
        }
        Self(ChaCha20Rng::from_seed(key))
    }

    /// A whole number from 0 to `bound` - 1, each as probable: numbers of the stream from the greatest multiple of `bound`
    /// on are passed over, and the remainder of the first other one by `bound` is given. 0 where `bound` is 0 or 1.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound < 2 {
            return 0;
        }
        let wide = bound as u64;
        // As many numbers as `bound` goes into 2^64 leave over.
        let left_over = wide.wrapping_neg() % wide;
        loop {
            let number = self.0.next_u64();
            if number <= u64::MAX - left_over {
                #[expect(clippy::cast_possible_truncation, reason = "less than a usize")]
                return (number % wide) as usize;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_chacha20() {
        // First 64 bits of the key stream of an all-zero key and nonce: test vector 1 of RFC 8439, appendix A.1.
        let mut generator = Generator::of_seed(0);
        assert_eq!(generator.0.next_u64(), u64::from_le_bytes([0x76, 0xb8, 0xe0, 0xad, 0xa0, 0xf1, 0x3d, 0x90]));
    }

    #[test]
    fn every_number_below_the_bound_is_about_as_frequent() {
        let mut generator = Generator::of_seed(3);
        let mut seen = [0; 7];
        for _ in 0..7_000 {
            seen[generator.below(7)] += 1;
        }
        assert!(seen.iter().all(|count| (850..1_150).contains(count)), "{seen:?}");
        assert_eq!((generator.below(0), generator.below(1)), (0, 0));
    }
}
