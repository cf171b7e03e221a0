import { EventEmitter, LogLevel, type LogOutputChannel, workspace } from "vscode";

const SETTING = "msgflow.trace.server";

/**
 * Where the client logs the messages between VS Code and the server. The client does so only on a channel whose log
 * level is Trace, which users rarely find; so this one, in front of the extension's output, takes its level from
 * `msgflow.trace.server` and passes on what is traced as ordinary lines.
 */
export function traceChannel(output: LogOutputChannel): LogOutputChannel {
  const levelChanged = new EventEmitter<LogLevel>();
  const settings = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SETTING)) levelChanged.fire(level());
  });
  return {
    name: output.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: levelChanged.event,
    trace: (message, ...rest) => output.info(message, ...rest),
    debug: (message, ...rest) => output.debug(message, ...rest),
    info: (message, ...rest) => output.info(message, ...rest),
    warn: (message, ...rest) => output.warn(message, ...rest),
    error: (message, ...rest) => output.error(message, ...rest),
    append: (text) => output.append(text),
    appendLine: (text) => output.appendLine(text),
    replace: (text) => output.replace(text),
    clear: () => output.clear(),
    show: () => output.show(true),
    hide: () => output.hide(),
    dispose: () => {
      settings.dispose();
      levelChanged.dispose();
    },
  };
}

function level(): LogLevel {
  const trace = workspace.getConfiguration().get<string>(SETTING, "off");
  return trace === "off" ? LogLevel.Info : LogLevel.Trace;
}
