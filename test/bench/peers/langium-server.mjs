// A Langium server: parses, links and reports what it cannot link, over standard input and output.
import { EmptyFileSystem } from "langium";
import { startLanguageServer } from "langium/lsp";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node.js";
import { createServices } from "./langium-language.mjs";

startLanguageServer(createServices({ connection: createConnection(ProposedFeatures.all), ...EmptyFileSystem }));
