import { expect, test } from "vitest";
import { glob } from "../../../src/core/tasks/glob.ts";

test.each([
  ["src/**", "src", ["src/a.ts", "src/deep/a.ts"], ["srcs/a.ts", "lib/src/a.ts"]],
  ["src/**/*.py", "src", ["src/a.py", "src/x/y/a.py"], ["src/a.pyc", "a.py"]],
  ["**/a?.{js,ts}", ".", ["a1.js", "x/ab.ts"], ["a.js", "ab.css", "xab.ts"]],
  ["*.[ch]", ".", ["a.c", "b.h"], ["a.o", "x/a.c"]],
  ["[!a]*", ".", ["b"], ["a"]],
  ["uv.lock", "uv.lock", ["uv.lock"], ["uvxlock", "x/uv.lock"]],
  ["src", "src", ["src/a", "src/x/b"], ["srcs"]],
  ["s*c", ".", ["src/a", "src"], ["source"]],
  [".", ".", ["a", "b/c"], []],
  ["pages/[id].tsx", "pages", ["pages/[id].tsx", "pages/d.tsx"], ["pages/id.tsx", "pages/[d].tsx"]],
  ["[[...all]]/{a,b}*.c", ".", ["[[...all]]/a1.c", "[[...all]]/{a,b}*.c"], ["[[...all]]/{a,b}1.c"]],
  ["a+(b)$", "a+(b)$", ["a+(b)$"], ["aab"]],
])("%s is looked for in %s", (pattern, base, meant, others) => {
  const { matches, ...found } = glob(pattern);
  expect(found).toEqual({ base });
  expect(meant.filter((path) => !matches(path))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});
