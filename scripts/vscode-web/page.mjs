// The page that starts VS Code.
import { WEBVIEW_FRAMES } from "./guard.mjs";

/** What of VS Code's own defaults would be in the way of looking at one folder with one extension. */
const SETTINGS = {
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.startupEditor": "none",
};

/**
 * @param {import("node:http").ServerResponse} response
 * @param {import("./host.mjs").Options} options
 * @param {string} base       where this server's rooms are
 * @param {string} folderName
 */
export function page(response, options, base, folderName) {
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    // The address holds the token: no other site is told it.
    "referrer-policy": "no-referrer",
    "x-frame-options": "SAMEORIGIN",
  });
  response.end(html(base, configuration(options, new URL(base), folderName)));
}

/** The options of VS Code's `create`; addresses as VS Code's parts of a URI. */
function configuration(options, base, folderName) {
  const served = (room) => ({ scheme: "http", authority: base.host, path: `${base.pathname}/${room}` });
  const folder = { scheme: "msgflow-files", authority: "", path: `/${folderName}` };
  // Tests run only for an extension that is being developed; for a user it is one like any other.
  const isTested = options.tests !== undefined;
  const extension = served("extension");
  const webviews = `http://{{uuid}}.localhost:${base.port}${base.pathname}/${WEBVIEW_FRAMES}`;
  return {
    folder,
    additionalBuiltinExtensions: [served("files-provider"), ...(isTested ? [] : [extension])],
    ...(isTested && {
      developmentOptions: { extensions: [extension], extensionTestsPath: served("extension/tests/index.js") },
    }),
    productConfiguration: { enableTelemetry: false, webviewContentExternalBaseUrlTemplate: webviews },
    configurationDefaults: { ...SETTINGS, ...options.settings },
    defaultLayout: { force: true, editors: (options.open ?? []).map((place) => editor(folder, place)) },
  };
}

function editor(folder, { file, line = 1, column = 1 }) {
  const selection = { start: { line, column }, end: { line, column } };
  return { uri: { ...folder, path: `${folder.path}/${file}` }, selection, openOnlyIfExists: true };
}

function html(base, configuration) {
  // In a script, `<` could end it.
  const json = JSON.stringify(configuration).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Message Flow</title>
  <link rel="icon" href="${base}/vscode/favicon.ico">
  <link rel="stylesheet" data-name="vs/workbench/workbench.web.main" href="${base}/vscode/out/vs/workbench/workbench.web.main.css">
</head>
<body aria-label="">
  <script src="${base}/vscode/out/vs/loader.js"></script>
  <script src="${base}/vscode/out/vs/webPackagePaths.js"></script>
  <script>
    const packages = Object.entries(self.webPackagePaths);
    for (const [name, path] of packages) self.webPackagePaths[name] = "${base}/vscode/node_modules/" + name + "/" + path;
    require.config({ baseUrl: "${base}/vscode/out", paths: self.webPackagePaths });
  </script>
  <script src="${base}/vscode/out/vs/workbench/workbench.web.main.nls.js"></script>
  <script src="${base}/vscode/out/vs/workbench/workbench.web.main.js"></script>
  <script>
    require(["vs/workbench/workbench.web.main", "vs/base/common/uri"], ({ create }, { URI }) => {
      const { folder, ...options } = ${json};
      for (const editor of options.defaultLayout.editors) editor.uri = URI.revive(editor.uri);
      options.additionalBuiltinExtensions = options.additionalBuiltinExtensions.map((uri) => URI.revive(uri));
      const workspace = { folderUri: URI.revive(folder) };
      create(document.body, { ...options, workspaceProvider: { workspace, trusted: true, open: async () => false } });
    });
  </script>
</body>
</html>
`;
}
