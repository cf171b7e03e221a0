// Mocha's reporter "spec" that also tells its numbers to scripts/test.mjs, in the file MSGFLOW_TEST_COUNTS names.
const { appendFileSync } = require("node:fs");
const { reporters } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.MSGFLOW_TEST_COUNTS;
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      if (file) appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures })}\n`);
    });
  }
};
