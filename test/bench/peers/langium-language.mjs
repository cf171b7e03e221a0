// The language in Langium with nothing added to what Langium does by itself, and what the standard library declares in a
// document that is loaded when the workspace is.
import { DefaultWorkspaceManager, inject, loadGrammarFromJson, URI } from "langium";
import { interpretAstReflection } from "langium/grammar";
import { createDefaultModule, createDefaultSharedModule } from "langium/lsp";
// Made from msgflow.langium when the benchmark is bundled.
import grammarJson from "msgflow-grammar-json";

const LIBRARY = `
role MediaServer role InteractionServer role Agent role URS role Reporting
message RequestStopProcessing message RequestRouteCall message EventAck message EventError message EventRevoked
message EventAbandoned message EventRouteUsed message EventPartyRemoved message EventProcessingStopped
model StopProcessing version A version B version C version D version Unsuccessful
`;

class WorkspaceWithLibrary extends DefaultWorkspaceManager {
  constructor(services) {
    super(services);
    this.documentFactory = services.workspace.LangiumDocumentFactory;
  }

  async loadAdditionalDocuments(_folders, collect) {
    collect(this.documentFactory.fromString(LIBRARY, URI.parse("builtin:///library.msgflow")));
  }
}

/** Langium's services, with a connection or without. */
export function createServices(context) {
  const grammar = loadGrammarFromJson(grammarJson);
  const shared = inject(createDefaultSharedModule(context), {
    AstReflection: () => interpretAstReflection(grammar),
    workspace: { WorkspaceManager: (services) => new WorkspaceWithLibrary(services) },
  });
  const metaData = { languageId: "msgflow", fileExtensions: [".msgflow"], caseInsensitive: false, mode: "production" };
  const language = inject(createDefaultModule({ shared }), {
    Grammar: () => grammar,
    LanguageMetaData: () => metaData,
    parser: { ParserConfig: () => ({}) },
  });
  shared.ServiceRegistry.register(language);
  return shared;
}
