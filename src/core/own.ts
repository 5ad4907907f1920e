/** What a map has under a name that came from outside. Every object also inherits entries, such as `constructor`: those are none of the map. */
export function own<T>(map: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
