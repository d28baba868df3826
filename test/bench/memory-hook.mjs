// Loaded into a server before its program: tells its memory, after a collection of garbage, when asked.
process.on('message', () => {
  globalThis.gc();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  process.send({ heapUsed, arrayBuffers, rss });
});
// The server ends as it would without this channel.
process.channel.unref();
