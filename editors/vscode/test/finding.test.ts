import assert from "node:assert/strict";
import * as path from "node:path";
import test from "node:test";

import { complaint, serverCommand } from "../src/finding";

const nowhere = (): boolean => false;

test("what the user says comes first", () => {
  const found = serverCommand(["uvx", "--from", "formlint[lsp]", "formlint"], ["shop"], () => true, false);
  assert.deepEqual(found, { program: "uvx", args: ["--from", "formlint[lsp]", "formlint", "server"] });
});

test("a virtual environment of the first folder comes before that of the second", () => {
  const there = new Set([path.join("a", "venv", "bin", "formlint"), path.join("b", ".venv", "bin", "formlint")]);
  const found = serverCommand([], ["a", "b"], (file) => there.has(file), false);
  assert.deepEqual(found, { program: path.join("a", "venv", "bin", "formlint"), args: ["server"] });
});

test("on Windows programs lie in Scripts", () => {
  const wanted = path.join("a", ".venv", "Scripts", "formlint.exe");
  assert.equal(serverCommand([], ["a"], (file) => file === wanted, true).program, wanted);
});

test("else it is on the search path, with a folder or without", () => {
  assert.deepEqual(serverCommand([], ["a"], nowhere, false), { program: "formlint", args: ["server"] });
  assert.deepEqual(serverCommand([], [], nowhere, false), { program: "formlint", args: ["server"] });
});

test("a complaint names the command and the remedy", () => {
  const said = complaint({ program: "formlint", args: ["server"] }, "spawn formlint ENOENT");
  assert.match(said, /"formlint server": spawn formlint ENOENT/);
  assert.match(said, /pip install 'formlint\[lsp\]'/);
});
