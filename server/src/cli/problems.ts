/** Files and folders that could not be checked, and why, in words. */
export interface Problem {
  /** The file or folder, as it is shown. */
  readonly path: string;
  readonly message: string;
}

/** What went wrong with a file or folder, from what Node's file system threw. */
export function inWords(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return "no such file or folder";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EISDIR":
      return "it is a folder, not a file";
    case "ELOOP":
      return "too many symbolic links";
    case "ERR_FS_FILE_TOO_LARGE":
      return "too large to be read";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
