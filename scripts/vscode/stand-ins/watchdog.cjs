// Stands in for VS Code's native module native-watchdog, which ends an extension host whose server
// is gone: a server that was killed leaves nothing running behind.
const pauseMilliseconds = 1000;

exports.start = (processId) => {
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch {
      process.exit(87);
    }
  }, pauseMilliseconds).unref();
};

exports.exit = (code) => process.exit(code);
