/** A cloud-init document: `unknown` are scalars, lists and further mappings, as YAML has them. */
export type CloudConfig = { readonly [key: string]: unknown };

/**
 * Merges two cloud-config documents as cloud-init itself does with `list(append)+dict(no_replace,recurse_list)+str()`: what only one of
 * them has is taken, mappings are merged, lists are appended, and of two other values the first stays.
 * Source: cloud-init's documentation, "Merging user-data sections".
 */
export function mergeCloudConfig(first: CloudConfig, second: CloudConfig): CloudConfig {
  const merged = new Map(Object.entries(first));
  for (const [key, value] of Object.entries(second))
    merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value) : value);
  return Object.fromEntries(merged);
}

function mergeValues(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return isMapping(first) && isMapping(second) ? mergeCloudConfig(first, second) : first;
}

/** Not a list, a date or bytes, which YAML can hold too. */
export function isMapping(value: unknown): value is CloudConfig {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}
