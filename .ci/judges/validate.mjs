// What the validator of the Open XML SDK says of each file named on standard input, one path a line: a line of JSON for
// each, [part, path, id, description] an error. One process for all, because it takes seconds to start.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import validate from "@ooxml-tools/validate";

for await (const path of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const errors = await validate(await readFile(path), "docx", "Microsoft365");
    answer = errors.map(({ path: place, id, description }) => [place?.partUri, place?.xpath, id, description]);
  } catch (error) {
    answer = [[null, null, "unreadable", String(error)]];
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
process.exit(0);
