import { expect, test } from "vitest";
import { fields, text } from "../../src/store/shape.ts";
import { decode, type Format } from "../../src/store/state-file.ts";

const format: Format<{ name: string }> = {
  current: 3,
  migrations: {
    1: ({ title, ...rest }) => ({ ...rest, label: title }),
    2: ({ label, ...rest }) => ({ ...rest, name: label }),
  },
  shape: fields<{ name: string }>({ name: text }),
};

test.each([
  ['{"format":3,"name":"a","more":1}', { status: "good", value: { format: 3, name: "a", more: 1 } }],
  ['{"format":1,"title":"a","more":1}', { status: "good", value: { format: 3, name: "a", more: 1 } }],
  ['{"format":2,"label":7}', { status: "damaged", why: "name must be a string" }],
  ['{"format":0}', { status: "damaged", why: "format 0 was never written" }],
  ['{"name":"a"}', { status: "damaged", why: "it has no format number" }],
  ["", { status: "damaged", why: "it is empty" }],
])("a state file %s is read, and brought up to date, as it should", (content, expected) => {
  expect(decode("/s/f.json", content, format)).toEqual(expected);
});
