export { rm as run } from "./snapshot.ts";
