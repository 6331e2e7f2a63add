/** Where formlint is: what the user says, else the virtual environment of the folder, else the search path. */

import * as path from "node:path";

/** A program with its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

const ENVIRONMENTS = [".venv", "venv"];

/**
 * The command that starts the server.
 *
 * @param said What the setting `formlint.command` says; empty where it says nothing.
 * @param folders The folders that are open, the first one first.
 * @param exists Whether there is a file.
 * @param windows Whether programs end in `.exe` and lie in `Scripts`.
 */
export function serverCommand(
  said: readonly string[],
  folders: readonly string[],
  exists: (file: string) => boolean,
  windows: boolean,
): Command {
  const [program, ...args] = said;
  if (program !== undefined) {
    return { program, args: [...args, "server"] };
  }
  const name = windows ? path.join("Scripts", "formlint.exe") : path.join("bin", "formlint");
  const found = folders
    .flatMap((folder) => ENVIRONMENTS.map((environment) => path.join(folder, environment, name)))
    .find(exists);
  return { program: found ?? "formlint", args: ["server"] };
}

/** What to tell where the server cannot be started. */
export function complaint(command: Command, reason: string): string {
  return (
    `formlint could not be started as "${[command.program, ...command.args].join(" ")}": ${reason}. ` +
    "Install it with: pip install 'formlint[lsp]', or name it in the setting formlint.command."
  );
}
