/** Writing a file so that whoever looks at it finds the old text or the new one, and never a part. */
import { constants } from "node:fs";
import { access, chmod, chown, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Puts this text in place of the file's. The file keeps its permissions, and its owner where that is allowed; where the path
 * is a symbolic link, the file it leads to is written. Throws what Node's file system throws; then the file is as it was.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  // The folder decides whether a file can be replaced: that this one is not to be written has to be asked for.
  await access(target, constants.W_OK);
  const before = await stat(target);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeAll(draft, text, before.mode);
    await takeOver(draft, before.uid, before.gid, before.mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The text is on the disk before the file takes its place: a machine that fails in between must not leave an empty one. */
async function writeAll(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function takeOver(path: string, uid: number, gid: number, mode: number): Promise<void> {
  const own = await stat(path);
  if (own.uid !== uid || own.gid !== gid) await giveTo(path, uid, gid);
  // The process may have a mask, and a change of owners takes some permissions away.
  await chmod(path, mode & 0o7777);
}

async function giveTo(path: string, uid: number, gid: number): Promise<void> {
  try {
    await chown(path, uid, gid);
  } catch (error) {
    // Only the administrator may give files away: who writes a file of somebody else becomes its owner.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
}
