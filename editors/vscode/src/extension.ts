/** The extension: starts `formlint server`, and tells it the settings. All else is the server's. */

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { complaint, serverCommand } from "./finding";

const LANGUAGES = [
  "html",
  "django-html",
  "jinja-html",
  "twig",
  "handlebars",
  "liquid",
  "erb",
  "php",
  "blade",
  "vue",
  "svelte",
  "astro",
];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(vscode.commands.registerCommand("formlint.restart", restart));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("formlint.command")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const said = vscode.workspace.getConfiguration("formlint").get<string[]>("command", []);
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const command = serverCommand(said, folders, existsSync, process.platform === "win32");
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    initializationOptions: wishes(),
    middleware: { workspace: { configuration: (asked) => asked.items.map(wishes) } },
    synchronize: { configurationSection: "formlint" },
  };
  const server = { command: command.program, args: [...command.args], options: { cwd: folders[0] } };
  client = new LanguageClient("formlint", "formlint", server, options);
  try {
    await client.start();
  } catch (error) {
    void vscode.window.showErrorMessage(complaint(command, error instanceof Error ? error.message : String(error)));
  }
}

/** The settings that the server knows. */
function wishes(): object {
  const said = vscode.workspace.getConfiguration("formlint");
  return {
    settings: said.get<object>("settings", {}),
    config: said.get<string>("config", ""),
    isolated: said.get<boolean>("isolated", false),
    inlayHints: said.get<boolean>("inlayHints", false),
  };
}
