//! Reading a store's file, as a stream: one that is cut, changed or packed beyond measure is refused.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Quad};
use ruzstd::decoding::StreamingDecoder;
use sha2::{Digest, Sha256};

use super::header::{Compression, Header, LONGEST, digest_of};
use super::{Store, StoreError};
use crate::rdf::Layer;

/// Statements are parsed in portions of about this many bytes, cut between lines.
const PORTION: usize = 1 << 20;
/// So many portions may wait for the engine: memory is bounded, and neither side waits for the other for long.
const PORTIONS_AHEAD: usize = 4;
/// No store packs to less than a thousandth; what does is made to fill the memory.
const MOST_UNPACKED: u64 = 1000;
/// Sizes that are never too much, however well they pack.
const ALWAYS_UNPACKED: u64 = 16 << 20;

/// Reads a store from a file `*.nq` or `*.nq.zst`; one that is cut or changed is refused.
pub fn read(path: &Path) -> Result<Store, StoreError> {
    let compression = Compression::of(path)?;
    let failed = |source| StoreError::Io { action: "read", path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let packed = file.metadata().map_err(failed)?.len();
    let file = BufReader::with_capacity(1 << 16, file);
    let reading = Reading { path, most: u64::MAX };
    match compression {
        Compression::None => reading.store(file).map(|(store, _)| store),
        Compression::Zstandard => {
            let decoder = StreamingDecoder::new(file).map_err(|_| reading.damaged("it is not packed as Zstandard"))?;
            let most = packed.saturating_mul(MOST_UNPACKED).max(ALWAYS_UNPACKED);
            let reading = Reading { most, ..reading };
            let (store, decoder) = reading.store(BufReader::with_capacity(1 << 16, decoder))?;
            let mut file = decoder.into_inner().into_inner();
            if !file.fill_buf().map_err(failed)?.is_empty() {
                return Err(reading.damaged("something follows after its end"));
            }
            Ok(store)
        }
    }
}

#[derive(Clone, Copy)]
struct Reading<'a> {
    path: &'a Path,
    /// More bytes than this are not read.
    most: u64,
}

impl Reading<'_> {
    fn damaged(&self, reason: impl Into<String>) -> StoreError {
        StoreError::Damaged { path: self.path.to_owned(), reason: reason.into() }
    }

    /// A read that failed: what the unpacker says is a matter of the file's bytes.
    fn failed(&self, source: io::Error) -> StoreError {
        match source.kind() {
            io::ErrorKind::Other | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => {
                self.damaged("it cannot be unpacked")
            }
            _ => StoreError::Io { action: "read", path: self.path.to_owned(), source },
        }
    }

    /// Reads header and statements to the end; gives the input back for a look at what follows. While one portion goes into
    /// the engine, the next one is read, checked and parsed.
    fn store<R: BufRead + Send>(&self, mut input: R) -> Result<(Store, R), StoreError> {
        let header = self.header(&mut input)?;
        if let Some((_, bytes)) = &header.about
            && *bytes > self.most
        {
            return Err(self.too_much());
        }
        let engine = oxigraph::store::Store::new()?;
        let (sender, receiver) = sync_channel(PORTIONS_AHEAD);
        let (read, loaded) = std::thread::scope(|scope| {
            let reading = scope.spawn(|| self.portions(&mut input, &header, sender));
            let mut into = engine.bulk_loader();
            let loaded = into.load_quads(receiver.into_iter().flatten()).and_then(|()| into.commit());
            (reading.join(), loaded)
        });
        match read {
            Ok(read) => read?,
            Err(panic) => std::panic::resume_unwind(panic),
        }
        loaded?;
        let base = match header.about {
            Some((base, _)) => base,
            None => self.base_of(&engine)?,
        };
        Ok((Store::from_engine(engine, base), input))
    }

    /// Reads portions of statements, sends them on, and compares all with what the header says.
    #[expect(clippy::needless_pass_by_value, reason = "the receiver ends when the sender is gone")]
    fn portions(
        &self,
        mut input: impl BufRead,
        header: &Header,
        sender: SyncSender<Vec<Quad>>,
    ) -> Result<(), StoreError> {
        let mut body = Body::new(header);
        let mut portion = Vec::new();
        loop {
            let read = input.by_ref().take(PORTION as u64).read_to_end(&mut portion);
            let is_last = read.map_err(|source| self.failed(source))? == 0;
            let end = if is_last { portion.len() } else { last_line_end(&portion) };
            body.take(&portion[..end]);
            let read = body.bytes + (portion.len() - end) as u64;
            if let Some(reason) = body.is_too_long(read, header) {
                return Err(self.damaged(reason));
            }
            if read > self.most {
                return Err(self.too_much());
            }
            let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(&portion[..end]);
            let quads: Vec<Quad> =
                quads.collect::<Result<_, _>>().map_err(|_| self.damaged("its statements are not N-Quads"))?;
            if sender.send(quads).is_err() {
                // The engine has failed, and says why.
                return Ok(());
            }
            portion.drain(..end);
            if is_last {
                break;
            }
        }
        body.differs(header).map_or(Ok(()), |reason| Err(self.damaged(reason)))
    }

    /// The first line, before anything else is looked at.
    fn header(&self, input: &mut impl BufRead) -> Result<Header, StoreError> {
        let mut line = Vec::new();
        input.take(LONGEST).read_until(b'\n', &mut line).map_err(|source| self.failed(source))?;
        let header = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok()).and_then(Header::parse);
        header.ok_or_else(|| StoreError::NoHeader { path: self.path.to_owned() })
    }

    /// The base that the graphs of a file of version 0.1 are named under.
    fn base_of(&self, engine: &oxigraph::store::Store) -> Result<String, StoreError> {
        let mut bases: Vec<String> = Vec::new();
        for graph in engine.named_graphs() {
            if let NamedOrBlankNode::NamedNode(graph) = graph?
                && let Some(base) = Layer::ALL.iter().find_map(|layer| layer.base_of(graph.as_str()))
                && !bases.iter().any(|known| known == base)
            {
                bases.push(base.to_owned());
            }
        }
        match bases.as_slice() {
            [base] => Ok(base.clone()),
            [] => Err(self.unknown_base("none of its graphs is a layer".to_owned())),
            several => Err(self.unknown_base(format!("its layers are named under {}", several.join(" and ")))),
        }
    }

    fn unknown_base(&self, found: String) -> StoreError {
        StoreError::UnknownBase { path: self.path.to_owned(), found }
    }

    fn too_much(&self) -> StoreError {
        self.damaged(format!("it unpacks to more than {MOST_UNPACKED} times its size"))
    }
}

/// Where the last whole line ends; 0 where there is none.
fn last_line_end(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

/// What has been read of the statements.
struct Body {
    lines: usize,
    bytes: u64,
    digest: Sha256,
}

impl Body {
    fn new(header: &Header) -> Self {
        Self { lines: 0, bytes: 0, digest: digest_of(header.about.as_ref().map(|(base, _)| base.as_str())) }
    }

    fn take(&mut self, lines: &[u8]) {
        self.lines += lines.iter().filter(|byte| **byte == b'\n').count();
        self.bytes += lines.len() as u64;
        self.digest.update(lines);
    }

    /// Told as soon as there is more than the header says; `read` counts a line that is not whole yet.
    fn is_too_long(&self, read: u64, header: &Header) -> Option<String> {
        match &header.about {
            _ if self.lines > header.quads => {
                Some(format!("it should hold {} statements and holds more", header.quads))
            }
            Some((_, bytes)) if read > *bytes => Some(format!("it should hold {bytes} bytes and holds more")),
            _ => None,
        }
    }

    fn differs(self, header: &Header) -> Option<String> {
        if self.lines != header.quads {
            return Some(format!("it should hold {} statements and holds {}", header.quads, self.lines));
        }
        let differs = hex::encode(self.digest.finalize()) != header.digest;
        differs.then(|| "its digest is not the one in its header".to_owned())
    }
}
