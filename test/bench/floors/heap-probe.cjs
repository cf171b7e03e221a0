// Loaded into a server before its own code: tells, when asked over Node's channel, how many bytes it holds after a
// collection. Memory outside of the heap counts too: strings that came from buffers may be there.
process.on("message", () => {
  // The collection that follows a turn of the event loop finds what the turn before held.
  setTimeout(() => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    process.send(heapUsed + external);
  }, 100);
});
