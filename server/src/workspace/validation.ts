/** Which findings are shown of an open document, by the setting that says when scripts are checked. */
import {
  type CheckSettings,
  checkScript,
  type Files,
  type Finding,
  type PlacedFindings,
  placedFindings,
  type Script,
  standing,
  type TextChange,
} from "../language-service";
import type { OpenDocument } from "./documents";
import { moveFindings, moveRelatedPlaces, type RangeChange } from "./moves";
import { DEFAULTS, type Settings, sameSeverities, type ValidationRun } from "./settings";

/** What the last opening or saving found, or would find: it waits until the files are known that the script uses. */
interface Kept {
  readonly script: Script;
  /** The edits since, as long as they are not worked into the findings. */
  readonly changes: readonly RangeChange[];
  readonly findings: readonly Finding[] | undefined;
}

export class Validation {
  #settings: Settings = DEFAULTS;
  #checkSettings: CheckSettings;
  readonly #files: Files;
  /** With `onSave`, by the document's address. */
  readonly #saved = new Map<string, Kept>();

  constructor(files: Files) {
    this.#files = files;
    this.#checkSettings = { severities: DEFAULTS.severities, files };
  }

  /** Turns to other settings, if they are. Documents that are open are then taken as saved as they stand. */
  use(settings: Settings, open: readonly OpenDocument[]): "changed" | "same" {
    const { run, severities } = this.#settings;
    const areSame = sameSeverities(severities, settings.severities);
    if (settings.run === run && areSame) return "same";
    // While the severities are the same, so is the map: what is kept is kept for it.
    this.#settings = { ...settings, severities: areSame ? severities : settings.severities };
    this.#checkSettings = { severities: this.#settings.severities, files: this.#files };
    this.#saved.clear();
    for (const document of open) this.opened(document);
    return "changed";
  }

  get run(): ValidationRun {
    return this.#settings.run;
  }

  /** What everything that is asked of a script should be asked with, so that what is known of it is shared. */
  get checkSettings(): CheckSettings {
    return this.#checkSettings;
  }

  opened({ uri, script }: OpenDocument): void {
    if (this.run === "onSave") this.#saved.set(uri, { script, changes: [], findings: undefined });
  }

  /** `document` is the state after the changes. */
  edited(document: OpenDocument, changes: readonly TextChange[]): void {
    const { uri, script } = document;
    const kept = this.#saved.get(uri);
    if (kept === undefined) return;
    if (!changes.every(isRangeChange)) {
      // With all of the text replaced there is no telling where anything went: that is an opening again.
      this.opened(document);
      return;
    }
    const findings = kept.findings && moveAll(kept.findings, script.uri, changes);
    this.#saved.set(uri, { ...kept, findings, changes: findings ? [] : [...kept.changes, ...changes] });
    for (const [other, { findings: found, ...rest }] of this.#saved)
      if (found && other !== uri)
        this.#saved.set(other, { ...rest, findings: moveRelated(found, script.uri, changes) });
  }

  saved(document: OpenDocument): void {
    this.opened(document);
  }

  /** What the script uses has changed: it is checked again. */
  outdated(document: OpenDocument): void {
    this.opened(document);
  }

  closed(uri: string): void {
    this.#saved.delete(uri);
  }

  /** The script that {@link findings} is going to check; undefined where the findings are there already. */
  due(document: OpenDocument): Script | undefined {
    const kept = this.#saved.get(document.uri);
    return kept?.findings ? undefined : (kept?.script ?? document.script);
  }

  /** The findings to show of a document as it stands. The files should be known that the script which is due uses. */
  findings(document: OpenDocument): readonly PlacedFindings[] {
    const kept = this.#saved.get(document.uri);
    if (kept === undefined) return placedFindings(document.script, this.checkSettings);
    if (kept.findings) return kept.findings.map(standing);
    const { findings: found } = checkScript(kept.script, this.checkSettings);
    const findings = moveAll(found, kept.script.uri, kept.changes);
    this.#saved.set(document.uri, { script: kept.script, changes: [], findings });
    return findings.map(standing);
  }
}

const isRangeChange = (change: TextChange): change is RangeChange => change.range !== undefined;

const moveAll = (findings: readonly Finding[], uri: string, changes: readonly RangeChange[]) =>
  changes.reduce((moved, change) => moveFindings(moved, uri, change), findings);

const moveRelated = (findings: readonly Finding[], uri: string, changes: readonly RangeChange[]) =>
  changes.reduce((moved, change) => moveRelatedPlaces(moved, uri, change), findings);
