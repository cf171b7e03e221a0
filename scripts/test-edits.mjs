// `npm run test:edits [-- SEQUENCES]`: that what is kept after edits is what fresh text gives, on thousands of sequences.
import { installIfNeeded } from "./install.mjs";
import { commandOf, runNode } from "./run.mjs";

const sequences = process.argv[2] ?? "2000";
installIfNeeded();
runNode(["scripts/build.mjs", "--generate"]);
const test = ["--import", "tsx", commandOf("mocha"), "test/incremental/incremental.test.ts"];
process.exitCode = runNode(test, { MSGFLOW_SEQUENCES: sequences });
