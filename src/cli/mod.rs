//! The command line: a thin face on the library.
//!
//! Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 done but there are findings, 2 wrong usage or
//! bad input, 70 a bug.

mod agreement;
mod analyse;
mod answer;
mod build;
mod check;
mod choice;
mod coverage;
mod diagram;
mod error;
mod estimate;
mod explain;
mod export;
mod graph;
mod man;
mod migrate;
mod new;
mod output;
mod packing;
mod part;
mod queries;
mod query;
mod search;
mod sheet;
mod store;
mod ui;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use error::{CliError, Outcome};
use ui::Ui;

use crate::file::clean_up_when_interrupted;

/// A graph knowledge base of what a government promised and what it decided.
///
/// A dataset folder (an agreement's sections, report pages about them, and what analysts state) becomes one file of RDF;
/// SPARQL derives which promises have a trail of decisions. Coverage is a trail, not a verdict.
#[derive(Debug, Parser)]
#[command(name = "pledgebase", version, max_term_width = 100)]
#[command(after_help = "Start with `pledgebase build`, then `pledgebase coverage`.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Say nothing but data, warnings and errors.
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Migrate(migrate::Migrate),
    New(new::New),
    Coverage(coverage::Coverage),
    Estimate(estimate::Estimate),
    Agreement(agreement::Agreement),
    Query(query::Query),
    Queries(queries::Queries),
    Search(search::Search),
    Explain(explain::Explain),
    Sheet(sheet::Sheet),
    Export(export::Export),
    Graph(graph::Graph),
    Analyse(analyse::Analyse),
    Diagram(diagram::Diagram),
    Completions(man::Completions),
    Man(man::Man),
}

/// Runs the command line of this process. A panic is a bug, and says so with its own exit code.
pub fn run() -> ExitCode {
    if let Err(error) = clean_up_when_interrupted(2, || ui::say("error: interrupted")) {
        ui::say(&format!("error: signals cannot be handled: {error}"));
        return ExitCode::from(2);
    }
    std::panic::catch_unwind(dispatch).unwrap_or_else(|_| {
        ui::say("This is a bug in pledgebase: please report it with the command that you ran.");
        ExitCode::from(70)
    })
}

fn dispatch() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe is no reason to fail.
            let _printed = error.print();
            return ExitCode::from(code);
        }
    };
    let ui = Ui::new(cli.quiet);
    let result = match cli.command {
        Command::Build(command) => command.run(&ui),
        Command::Check(command) => command.run(&ui),
        Command::Migrate(command) => command.run(&ui),
        Command::New(command) => command.run(&ui),
        Command::Coverage(command) => command.run(&ui),
        Command::Estimate(command) => command.run(&ui),
        Command::Agreement(command) => command.run(&ui),
        Command::Query(command) => command.run(&ui),
        Command::Queries(command) => command.run(&ui),
        Command::Search(command) => command.run(&ui),
        Command::Explain(command) => command.run(&ui),
        Command::Sheet(command) => command.run(&ui),
        Command::Export(command) => command.run(&ui),
        Command::Graph(command) => command.run(&ui),
        Command::Analyse(command) => command.run(&ui),
        Command::Diagram(command) => command.run(&ui),
        Command::Completions(command) => command.run(&ui, &mut Cli::command()),
        Command::Man(command) => command.run(&ui, Cli::command()),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => error.report(&ui),
    }
}
