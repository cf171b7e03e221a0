#!/usr/bin/env node
/**
 * What is started as `msgflow`, and what its threads run: main.ts, bundled beside this. `MSGFLOW_CODE_CACHE` names the
 * folder for its compiled code where that should be another than here; empty, none is kept.
 */
import { join } from "node:path";
import { runBundle } from "../code-cache";

runBundle(join(__dirname, "msgflow.main.js"), process.env.MSGFLOW_CODE_CACHE ?? join(__dirname, "code-cache"));
