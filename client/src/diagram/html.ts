import { Uri, type Webview } from "vscode";

/** The page that draws. It loads nothing but what ships with the extension, and runs nothing that a script says. */
export function pageFor(webview: Webview, extensionUri: Uri): string {
  const [script, style] = ["diagram.js", "diagram.css"].map((name) =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, "dist", name)),
  );
  // Mermaid brings styles of its own within what it draws.
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource} 'unsafe-inline'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <link rel="stylesheet" href="${style}">
  <title>Diagram</title>
</head>
<body>
  <header><h1></h1><p id="said"></p></header>
  <main></main>
  <script src="${script}"></script>
</body>
</html>`;
}
