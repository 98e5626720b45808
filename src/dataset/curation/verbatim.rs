//! How often words stand in a text, for any number of questions.
//!
//! # Rationale
//! To look for each of thousands of quotes from the start of the text is quadratic. A suffix automaton (Blumer et al., "The
//! smallest automaton recognizing the subwords of a text", 1985) is built once, in the time that reading the text takes, and
//! then answers in the time that reading the quote takes.

/// A text that is asked for what stands in it.
#[derive(Debug)]
pub(super) struct Words {
    states: Vec<State>,
}

#[derive(Debug, Clone, Default)]
struct State {
    /// Where each character leads, in the order of the characters: most states have one way on.
    next: Vec<(char, usize)>,
    /// The state of the longest ending that also stands elsewhere; `None` for the first state.
    link: Option<usize>,
    length: usize,
    /// At how many places the words of this state end.
    times: usize,
}

impl State {
    fn step(&self, c: char) -> Option<usize> {
        self.next.binary_search_by_key(&c, |(by, _)| *by).ok().map(|at| self.next[at].1)
    }

    fn lead(&mut self, c: char, to: usize) {
        match self.next.binary_search_by_key(&c, |(by, _)| *by) {
            Ok(at) => self.next[at].1 = to,
            Err(at) => self.next.insert(at, (c, to)),
        }
    }
}

impl Words {
    /// Cost: linear in the text.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self { states: vec![State::default()] };
        let mut last = 0;
        for c in text.chars() {
            last = words.extend(last, c);
        }
        let mut by_length: Vec<usize> = (1..words.states.len()).collect();
        by_length.sort_unstable_by_key(|state| std::cmp::Reverse(words.states[*state].length));
        for state in by_length {
            if let Some(link) = words.states[state].link {
                words.states[link].times += words.states[state].times;
            }
        }
        words
    }

    /// How often these words stand in the text. Cost: linear in the words.
    pub(super) fn count(&self, quote: &str) -> usize {
        let end = quote.chars().try_fold(0, |state: usize, c| self.states[state].step(c));
        end.map_or(0, |state| self.states[state].times)
    }

    fn extend(&mut self, last: usize, c: char) -> usize {
        let length = self.states[last].length + 1;
        let new = self.push(State { length, times: 1, ..State::default() });
        let mut from = Some(last);
        while let Some(state) = from.filter(|state| self.states[*state].step(c).is_none()) {
            self.states[state].lead(c, new);
            from = self.states[state].link;
        }
        let Some((state, target)) = from.and_then(|state| Some((state, self.states[state].step(c)?))) else {
            self.states[new].link = Some(0);
            return new;
        };
        if self.states[target].length == self.states[state].length + 1 {
            self.states[new].link = Some(target);
            return new;
        }
        let split = State { length: self.states[state].length + 1, times: 0, ..self.states[target].clone() };
        let split = self.push(split);
        let mut from = Some(state);
        while let Some(state) = from.filter(|state| self.states[*state].step(c) == Some(target)) {
            self.states[state].lead(c, split);
            from = self.states[state].link;
        }
        self.states[target].link = Some(split);
        self.states[new].link = Some(split);
        new
    }

    fn push(&mut self, state: State) -> usize {
        self.states.push(state);
        self.states.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_text_is_found_as_often_as_it_stands_there() {
        let text = "abcabxabcabé";
        let words = Words::of(text);
        let characters: Vec<char> = text.chars().collect();
        for start in 0..characters.len() {
            for end in start + 1..=characters.len() {
                let part = &characters[start..end];
                let times = characters.windows(part.len()).filter(|window| *window == part).count();
                assert_eq!(words.count(&part.iter().collect::<String>()), times, "{part:?}");
            }
        }
        assert_eq!((words.count("abd"), words.count("ac"), words.count("abcabxabcabéa")), (0, 0, 0));
    }
}
