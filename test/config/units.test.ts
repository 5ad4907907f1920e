import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSize, parseDuration, parseSize } from "../../src/config/units.ts";

test.each([
  ["4G", 4 * 1024 ** 3],
  ["4GiB", 4 * 1024 ** 3],
  ["4gb", 4 * 1024 ** 3],
  ["512M", 512 * 1024 ** 2],
  ["1.5G", 1.5 * 1024 ** 3],
  ["10k", 10_240],
  ["1073741824", 1024 ** 3],
  [1073741824, 1024 ** 3],
  ["1.3K", 1331],
])("%s is a size", (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(["", "G", "4T", "4 G", "-1G", ".5G", "1e3", "4Gi B", "99999999999999999G"])(
  "%j is no size",
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);

test("a formatted size reads back as itself", () => {
  fc.assert(fc.property(fc.maxSafeNat(), (bytes) => parseSize(formatSize(bytes)) === bytes));
  expect([20 * 1024 ** 3, 1.5 * 1024 ** 3, 128 * 1024 ** 2, 1000].map(formatSize)).toEqual([
    "20G",
    "1.5G",
    "128M",
    "1000",
  ]);
});

test.each([
  ["30s", 30_000],
  ["2m30s", 150_000],
  ["8h", 28_800_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
])("%s is a duration", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "5", "1d", "5 m", "-5m", "m", "1h2", "9e9h"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
