// Generated from schemas/tasks.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
var H = (r, a) => () => {
  try {
    return a || r((a = { exports: {} }).exports, a), a.exports;
  } catch (w) {
    throw a = 0, w;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var F = H((_) => {
  "use strict";
  Object.defineProperty(_, "__esModule", { value: true });
  function V(r) {
    const a = r.length;
    let w = 0;
    let f = 0;
    let h;
    while (f < a) {
      w++;
      h = r.charCodeAt(f++);
      if (h >= 55296 && h <= 56319 && f < a) {
        h = r.charCodeAt(f);
        if ((h & 64512) === 56320)
          f++;
      }
    }
    return w;
  }
  _.default = V;
  V.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var ee = T;
var re = T;
var k = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "tasks.schema.json", "title": "Tasks", "description": "A stand-alone file of tasks for `devorch run --file`.", "type": "object", "required": ["tasks"], "additionalProperties": false, "patternProperties": { "^x-": { "description": "Ignored: a place for YAML anchors." } }, "properties": { "apiVersion": { "const": "devorch/v1", "description": "Version of this format.", "examples": ["devorch/v1"] }, "vars": { "type": "object", "description": "Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.", "propertyNames": { "$ref": "devorch.schema.json#/definitions/variableName" }, "additionalProperties": { "$ref": "devorch.schema.json#/definitions/variable" }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "tasks": { "type": "object", "description": "Tasks by name.", "propertyNames": { "$ref": "devorch.schema.json#/definitions/taskName" }, "additionalProperties": { "$ref": "devorch.schema.json#/definitions/task" }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] } } };
var R = new RegExp("^x-", "u");
var N = { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] };
var C = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
function S(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!C.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, schema: "^[A-Za-z][A-Za-z0-9_-]*$", parentSchema: N, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: N.type, parentSchema: N, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  S.errors = e;
  return i === 0;
}
var d = { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } };
var g = F().default;
function b(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const p in r) {
      if (!(p === "default" || p === "type" || p === "sensitive" || p === "description")) {
        const t = { instancePath: a, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, schema: false, parentSchema: d, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.default !== void 0) {
      let p = r.default;
      if (typeof p !== "string" && !(typeof p == "number" && isFinite(p)) && typeof p !== "boolean") {
        const t = { instancePath: a + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: d.properties.default.type }, schema: d.properties.default.type, parentSchema: d.properties.default, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.type !== void 0) {
      let p = r.type;
      if (typeof p !== "string") {
        const t = { instancePath: a + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: d.properties.type.type, parentSchema: d.properties.type, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
      if (!(p === "string" || p === "number" || p === "boolean")) {
        const t = { instancePath: a + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: d.properties.type.enum }, schema: d.properties.type.enum, parentSchema: d.properties.type, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.sensitive !== void 0) {
      let p = r.sensitive;
      if (typeof p !== "boolean") {
        const t = { instancePath: a + "/sensitive", schemaPath: "#/properties/sensitive/type", keyword: "type", params: { type: "boolean" }, schema: d.properties.sensitive.type, parentSchema: d.properties.sensitive, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.description !== void 0) {
      let p = r.description;
      if (typeof p === "string") {
        if (g(p) < 1) {
          const t = { instancePath: a + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.description, data: p };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          i++;
        }
      } else {
        const t = { instancePath: a + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: d.properties.description.type, parentSchema: d.properties.description, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: d.type, parentSchema: d, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  b.errors = e;
  return i === 0;
}
var O = { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] };
var W = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "u");
function x(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!W.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", parentSchema: O, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: O.type, parentSchema: O, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  x.errors = e;
  return i === 0;
}
var o = { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest, by `sudo`, with that user's home.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines by name (`web` is all its replicas, `web-2` the second), or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached, if each entry matches a file.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "reports": { "type": "array", "description": "Guest files in JUnit XML or TAP, or folders of `.xml` and `.tap` files, relative to `workdir`. Collected as `outputs` are, and their tests become part of the JUnit report and of the step's summary.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml", "test-results"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.", "minLength": 1, "maxLength": 500, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first: for five minutes, or until `timeout`.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } };
var G = Object.prototype.hasOwnProperty;
var I = new RegExp("^[^\\s-]\\S*$", "u");
var K = new RegExp("^timeout$", "u");
var j = { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] };
var U = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function $(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!U.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: j, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: j.type, parentSchema: j, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  $.errors = e;
  return i === 0;
}
var v = { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } };
var q = { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] };
var B = new RegExp("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "u");
function D(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!B.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$" }, schema: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", parentSchema: q, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: q.type, parentSchema: q, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  D.errors = e;
  return i === 0;
}
function L(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r !== "string" && !(typeof r == "number" && isFinite(r)) && typeof r !== "boolean" && !(r && typeof r == "object" && !Array.isArray(r))) {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: v.type }, schema: v.type, parentSchema: v, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.secret === void 0) {
      const p = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "secret" }, schema: v.required, parentSchema: v, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
    for (const p in r) {
      if (!(p === "secret")) {
        const t = { instancePath: a, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, schema: false, parentSchema: v, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.secret !== void 0) {
      if (!D(r.secret, { instancePath: a + "/secret", parentData: r, parentDataProperty: "secret", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        i = e.length;
      }
    }
  }
  L.errors = e;
  return i === 0;
}
var M = { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] };
var J = new RegExp("^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function P(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (typeof r === "string") {
    if (!J.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: M, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: M.type, parentSchema: M, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  P.errors = e;
  return i === 0;
}
var A = { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] };
var X = new RegExp("^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "u");
function z(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r)) && typeof r !== "string") {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: A.type }, schema: A.type, parentSchema: A, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  if (typeof r == "number" && isFinite(r)) {
    if (r > 1e3 || isNaN(r)) {
      const p = { instancePath: a, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: A, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
    if (r < 0 || isNaN(r)) {
      const p = { instancePath: a, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: A, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  }
  if (typeof r === "string") {
    if (!X.test(r)) {
      const p = { instancePath: a, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: A, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
  }
  z.errors = e;
  return i === 0;
}
var u = { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } };
function E(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.from === void 0) {
      const p = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: u.required, parentSchema: u, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
    if (r.to === void 0) {
      const p = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: u.required, parentSchema: u, data: r };
      if (e === null) {
        e = [p];
      } else {
        e.push(p);
      }
      i++;
    }
    for (const p in r) {
      if (!(p === "from" || p === "to" || p === "direction")) {
        const t = { instancePath: a, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, schema: false, parentSchema: u, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.from !== void 0) {
      let p = r.from;
      if (typeof p === "string") {
        if (g(p) < 1) {
          const t = { instancePath: a + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.from, data: p };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          i++;
        }
      } else {
        const t = { instancePath: a + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: u.properties.from.type, parentSchema: u.properties.from, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.to !== void 0) {
      let p = r.to;
      if (typeof p === "string") {
        if (g(p) < 1) {
          const t = { instancePath: a + "/to", schemaPath: "#/properties/to/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: u.properties.to, data: p };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          i++;
        }
      } else {
        const t = { instancePath: a + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: u.properties.to.type, parentSchema: u.properties.to, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
    if (r.direction !== void 0) {
      let p = r.direction;
      if (typeof p !== "string") {
        const t = { instancePath: a + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, schema: u.properties.direction.type, parentSchema: u.properties.direction, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
      if (!(p === "push" || p === "pull")) {
        const t = { instancePath: a + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: u.properties.direction.enum }, schema: u.properties.direction.enum, parentSchema: u.properties.direction, data: p };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        i++;
      }
    }
  } else {
    const p = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: u.type, parentSchema: u, data: r };
    if (e === null) {
      e = [p];
    } else {
      e.push(p);
    }
    i++;
  }
  E.errors = e;
  return i === 0;
}
function Z(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.run === void 0) {
      const t = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: o.required, parentSchema: o, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      i++;
    }
    for (const t in r) {
      if (!G.call(o.properties, t)) {
        const s = { instancePath: a, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: o, data: r };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.run !== void 0) {
      let t = r.run;
      if (typeof t !== "string" && !Array.isArray(t)) {
        const s = { instancePath: a + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: o.properties.run.type }, schema: o.properties.run.type, parentSchema: o.properties.run, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
      if (typeof t === "string") {
        if (g(t) < 1) {
          const s = { instancePath: a + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.run, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      }
      if (Array.isArray(t)) {
        if (t.length < 1) {
          const n = { instancePath: a + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: o.properties.run, data: t };
          if (e === null) {
            e = [n];
          } else {
            e.push(n);
          }
          i++;
        }
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (typeof m !== "string") {
            const l = { instancePath: a + "/run/" + n, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.run.items.type, parentSchema: o.properties.run.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
      }
    }
    if (r.shell !== void 0) {
      let t = r.shell;
      if (typeof t === "string") {
        if (g(t) < 1) {
          const s = { instancePath: a + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.shell, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (!I.test(t)) {
          const s = { instancePath: a + "/shell", schemaPath: "#/properties/shell/pattern", keyword: "pattern", params: { pattern: "^[^\\s-]\\S*$" }, schema: "^[^\\s-]\\S*$", parentSchema: o.properties.shell, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      } else {
        const s = { instancePath: a + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: o.properties.shell.type, parentSchema: o.properties.shell, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.workdir !== void 0) {
      let t = r.workdir;
      if (typeof t === "string") {
        if (g(t) < 1) {
          const s = { instancePath: a + "/workdir", schemaPath: "#/properties/workdir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.workdir, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      } else {
        const s = { instancePath: a + "/workdir", schemaPath: "#/properties/workdir/type", keyword: "type", params: { type: "string" }, schema: o.properties.workdir.type, parentSchema: o.properties.workdir, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.user !== void 0) {
      let t = r.user;
      if (typeof t === "string") {
        if (g(t) < 1) {
          const s = { instancePath: a + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.user, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (!I.test(t)) {
          const s = { instancePath: a + "/user", schemaPath: "#/properties/user/pattern", keyword: "pattern", params: { pattern: "^[^\\s-]\\S*$" }, schema: "^[^\\s-]\\S*$", parentSchema: o.properties.user, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      } else {
        const s = { instancePath: a + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: o.properties.user.type, parentSchema: o.properties.user, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.env !== void 0) {
      let t = r.env;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        for (const s in t) {
          const n = i;
          if (!$(s, { instancePath: a + "/env", parentData: t, parentDataProperty: "env", rootData: h })) {
            e = e === null ? $.errors : e.concat($.errors);
            i = e.length;
          }
          var p = n === i;
          if (!p) {
            const m = { instancePath: a + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: s }, schema: o.properties.env.propertyNames, parentSchema: o.properties.env, data: t };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            i++;
          }
        }
        for (const s in t) {
          if (!L(t[s], { instancePath: a + "/env/" + s.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: t, parentDataProperty: s, rootData: h })) {
            e = e === null ? L.errors : e.concat(L.errors);
            i = e.length;
          }
        }
      } else {
        const s = { instancePath: a + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: o.properties.env.type, parentSchema: o.properties.env, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.stdin !== void 0) {
      let t = r.stdin;
      if (typeof t !== "string" && !(t && typeof t == "object" && !Array.isArray(t))) {
        const s = { instancePath: a + "/stdin", schemaPath: "#/properties/stdin/type", keyword: "type", params: { type: o.properties.stdin.type }, schema: o.properties.stdin.type, parentSchema: o.properties.stdin, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.file === void 0) {
          const s = { instancePath: a + "/stdin", schemaPath: "#/properties/stdin/required", keyword: "required", params: { missingProperty: "file" }, schema: o.properties.stdin.required, parentSchema: o.properties.stdin, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        for (const s in t) {
          if (!(s === "file")) {
            const n = { instancePath: a + "/stdin", schemaPath: "#/properties/stdin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: s }, schema: false, parentSchema: o.properties.stdin, data: t };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            i++;
          }
        }
        if (t.file !== void 0) {
          let s = t.file;
          if (typeof s === "string") {
            if (g(s) < 1) {
              const n = { instancePath: a + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.stdin.properties.file, data: s };
              if (e === null) {
                e = [n];
              } else {
                e.push(n);
              }
              i++;
            }
          } else {
            const n = { instancePath: a + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/type", keyword: "type", params: { type: "string" }, schema: o.properties.stdin.properties.file.type, parentSchema: o.properties.stdin.properties.file, data: s };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            i++;
          }
        }
      }
    }
    if (r.needs !== void 0) {
      let t = r.needs;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let l = 0; l < s; l++) {
          let c = t[l];
          if (typeof c === "string") {
            if (g(c) < 1) {
              const y = { instancePath: a + "/needs/" + l, schemaPath: "#/properties/needs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.needs.items, data: c };
              if (e === null) {
                e = [y];
              } else {
                e.push(y);
              }
              i++;
            }
          } else {
            const y = { instancePath: a + "/needs/" + l, schemaPath: "#/properties/needs/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.needs.items.type, parentSchema: o.properties.needs.items, data: c };
            if (e === null) {
              e = [y];
            } else {
              e.push(y);
            }
            i++;
          }
        }
        let n = t.length;
        let m;
        if (n > 1) {
          const l = {};
          for (; n--; ) {
            let c = t[n];
            if (typeof c !== "string") {
              continue;
            }
            if (typeof l[c] == "number") {
              m = l[c];
              const y = { instancePath: a + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: n, j: m }, schema: true, parentSchema: o.properties.needs, data: t };
              if (e === null) {
                e = [y];
              } else {
                e.push(y);
              }
              i++;
              break;
            }
            l[c] = n;
          }
        }
      } else {
        const s = { instancePath: a + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, schema: o.properties.needs.type, parentSchema: o.properties.needs, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.on !== void 0) {
      let t = r.on;
      if (typeof t !== "string" && !Array.isArray(t)) {
        const s = { instancePath: a + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: o.properties.on.type }, schema: o.properties.on.type, parentSchema: o.properties.on, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
      if (typeof t === "string") {
        if (g(t) < 1) {
          const s = { instancePath: a + "/on", schemaPath: "#/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.on, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      }
      if (Array.isArray(t)) {
        const s = t.length;
        for (let l = 0; l < s; l++) {
          let c = t[l];
          if (typeof c === "string") {
            if (g(c) < 1) {
              const y = { instancePath: a + "/on/" + l, schemaPath: "#/properties/on/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.on.items, data: c };
              if (e === null) {
                e = [y];
              } else {
                e.push(y);
              }
              i++;
            }
          } else {
            const y = { instancePath: a + "/on/" + l, schemaPath: "#/properties/on/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.on.items.type, parentSchema: o.properties.on.items, data: c };
            if (e === null) {
              e = [y];
            } else {
              e.push(y);
            }
            i++;
          }
        }
        let n = t.length;
        let m;
        if (n > 1) {
          const l = {};
          for (; n--; ) {
            let c = t[n];
            if (typeof c !== "string") {
              continue;
            }
            if (typeof l[c] == "number") {
              m = l[c];
              const y = { instancePath: a + "/on", schemaPath: "#/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: n, j: m }, schema: true, parentSchema: o.properties.on, data: t };
              if (e === null) {
                e = [y];
              } else {
                e.push(y);
              }
              i++;
              break;
            }
            l[c] = n;
          }
        }
      }
    }
    if (r.inputs !== void 0) {
      let t = r.inputs;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (typeof m === "string") {
            if (g(m) < 1) {
              const l = { instancePath: a + "/inputs/" + n, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.inputs.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          } else {
            const l = { instancePath: a + "/inputs/" + n, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.inputs.items.type, parentSchema: o.properties.inputs.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
      } else {
        const s = { instancePath: a + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, schema: o.properties.inputs.type, parentSchema: o.properties.inputs, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.outputs !== void 0) {
      let t = r.outputs;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (typeof m === "string") {
            if (g(m) < 1) {
              const l = { instancePath: a + "/outputs/" + n, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.outputs.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          } else {
            const l = { instancePath: a + "/outputs/" + n, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.outputs.items.type, parentSchema: o.properties.outputs.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
      } else {
        const s = { instancePath: a + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: o.properties.outputs.type, parentSchema: o.properties.outputs, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.reports !== void 0) {
      let t = r.reports;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (typeof m === "string") {
            if (g(m) < 1) {
              const l = { instancePath: a + "/reports/" + n, schemaPath: "#/properties/reports/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.reports.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          } else {
            const l = { instancePath: a + "/reports/" + n, schemaPath: "#/properties/reports/items/type", keyword: "type", params: { type: "string" }, schema: o.properties.reports.items.type, parentSchema: o.properties.reports.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
      } else {
        const s = { instancePath: a + "/reports", schemaPath: "#/properties/reports/type", keyword: "type", params: { type: "array" }, schema: o.properties.reports.type, parentSchema: o.properties.reports, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.timeout !== void 0) {
      if (!P(r.timeout, { instancePath: a + "/timeout", parentData: r, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? P.errors : e.concat(P.errors);
        i = e.length;
      }
    }
    if (r.idleTimeout !== void 0) {
      if (!P(r.idleTimeout, { instancePath: a + "/idleTimeout", parentData: r, parentDataProperty: "idleTimeout", rootData: h })) {
        e = e === null ? P.errors : e.concat(P.errors);
        i = e.length;
      }
    }
    if (r.retries !== void 0) {
      if (!z(r.retries, { instancePath: a + "/retries", parentData: r, parentDataProperty: "retries", rootData: h })) {
        e = e === null ? z.errors : e.concat(z.errors);
        i = e.length;
      }
    }
    if (r.retryOn !== void 0) {
      let t = r.retryOn;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (!(typeof m == "number" && (!(m % 1) && !isNaN(m)) && isFinite(m)) && typeof m !== "string") {
            const l = { instancePath: a + "/retryOn/" + n, schemaPath: "#/properties/retryOn/items/type", keyword: "type", params: { type: o.properties.retryOn.items.type }, schema: o.properties.retryOn.items.type, parentSchema: o.properties.retryOn.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
          if (typeof m == "number" && isFinite(m)) {
            if (m > 255 || isNaN(m)) {
              const l = { instancePath: a + "/retryOn/" + n, schemaPath: "#/properties/retryOn/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, schema: 255, parentSchema: o.properties.retryOn.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
            if (m < 1 || isNaN(m)) {
              const l = { instancePath: a + "/retryOn/" + n, schemaPath: "#/properties/retryOn/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: o.properties.retryOn.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          }
          if (typeof m === "string") {
            if (!K.test(m)) {
              const l = { instancePath: a + "/retryOn/" + n, schemaPath: "#/properties/retryOn/items/pattern", keyword: "pattern", params: { pattern: "^timeout$" }, schema: "^timeout$", parentSchema: o.properties.retryOn.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          }
        }
      } else {
        const s = { instancePath: a + "/retryOn", schemaPath: "#/properties/retryOn/type", keyword: "type", params: { type: "array" }, schema: o.properties.retryOn.type, parentSchema: o.properties.retryOn, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.continueOnError !== void 0) {
      let t = r.continueOnError;
      if (typeof t !== "boolean") {
        const s = { instancePath: a + "/continueOnError", schemaPath: "#/properties/continueOnError/type", keyword: "type", params: { type: "boolean" }, schema: o.properties.continueOnError.type, parentSchema: o.properties.continueOnError, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.when !== void 0) {
      let t = r.when;
      if (typeof t === "string") {
        if (g(t) > 500) {
          const s = { instancePath: a + "/when", schemaPath: "#/properties/when/maxLength", keyword: "maxLength", params: { limit: 500 }, schema: 500, parentSchema: o.properties.when, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
        if (g(t) < 1) {
          const s = { instancePath: a + "/when", schemaPath: "#/properties/when/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: o.properties.when, data: t };
          if (e === null) {
            e = [s];
          } else {
            e.push(s);
          }
          i++;
        }
      } else {
        const s = { instancePath: a + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: o.properties.when.type, parentSchema: o.properties.when, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.ports !== void 0) {
      let t = r.ports;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          let m = t[n];
          if (!(typeof m == "number" && (!(m % 1) && !isNaN(m)) && isFinite(m))) {
            const l = { instancePath: a + "/ports/" + n, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: o.properties.ports.items.type, parentSchema: o.properties.ports.items, data: m };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
          if (typeof m == "number" && isFinite(m)) {
            if (m > 65535 || isNaN(m)) {
              const l = { instancePath: a + "/ports/" + n, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: o.properties.ports.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
            if (m < 1 || isNaN(m)) {
              const l = { instancePath: a + "/ports/" + n, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: o.properties.ports.items, data: m };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              i++;
            }
          }
        }
      } else {
        const s = { instancePath: a + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: o.properties.ports.type, parentSchema: o.properties.ports, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
    if (r.sync !== void 0) {
      let t = r.sync;
      if (Array.isArray(t)) {
        const s = t.length;
        for (let n = 0; n < s; n++) {
          if (!E(t[n], { instancePath: a + "/sync/" + n, parentData: t, parentDataProperty: n, rootData: h })) {
            e = e === null ? E.errors : e.concat(E.errors);
            i = e.length;
          }
        }
      } else {
        const s = { instancePath: a + "/sync", schemaPath: "#/properties/sync/type", keyword: "type", params: { type: "array" }, schema: o.properties.sync.type, parentSchema: o.properties.sync, data: t };
        if (e === null) {
          e = [s];
        } else {
          e.push(s);
        }
        i++;
      }
    }
  } else {
    const t = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: o.type, parentSchema: o, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    i++;
  }
  Z.errors = e;
  return i === 0;
}
function T(r, { instancePath: a = "", parentData: w, parentDataProperty: f, rootData: h = r } = {}) {
  ;
  let e = null;
  let i = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.tasks === void 0) {
      const s = { instancePath: a, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tasks" }, schema: k.required, parentSchema: k, data: r };
      if (e === null) {
        e = [s];
      } else {
        e.push(s);
      }
      i++;
    }
    for (const s in r) {
      if (!(s === "apiVersion" || s === "vars" || s === "tasks" || R.test(s))) {
        const n = { instancePath: a, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: s }, schema: false, parentSchema: k, data: r };
        if (e === null) {
          e = [n];
        } else {
          e.push(n);
        }
        i++;
      }
    }
    if (r.apiVersion !== void 0) {
      let s = r.apiVersion;
      if ("devorch/v1" !== s) {
        const n = { instancePath: a + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "devorch/v1" }, schema: "devorch/v1", parentSchema: k.properties.apiVersion, data: s };
        if (e === null) {
          e = [n];
        } else {
          e.push(n);
        }
        i++;
      }
    }
    if (r.vars !== void 0) {
      let s = r.vars;
      if (s && typeof s == "object" && !Array.isArray(s)) {
        for (const n in s) {
          const m = i;
          if (!S(n, { instancePath: a + "/vars", parentData: s, parentDataProperty: "vars", rootData: h })) {
            e = e === null ? S.errors : e.concat(S.errors);
            i = e.length;
          }
          var p = m === i;
          if (!p) {
            const l = { instancePath: a + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: n }, schema: k.properties.vars.propertyNames, parentSchema: k.properties.vars, data: s };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
        for (const n in s) {
          if (!b(s[n], { instancePath: a + "/vars/" + n.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: s, parentDataProperty: n, rootData: h })) {
            e = e === null ? b.errors : e.concat(b.errors);
            i = e.length;
          }
        }
      } else {
        const n = { instancePath: a + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: k.properties.vars.type, parentSchema: k.properties.vars, data: s };
        if (e === null) {
          e = [n];
        } else {
          e.push(n);
        }
        i++;
      }
    }
    if (r.tasks !== void 0) {
      let s = r.tasks;
      if (s && typeof s == "object" && !Array.isArray(s)) {
        for (const n in s) {
          const m = i;
          if (!x(n, { instancePath: a + "/tasks", parentData: s, parentDataProperty: "tasks", rootData: h })) {
            e = e === null ? x.errors : e.concat(x.errors);
            i = e.length;
          }
          var t = m === i;
          if (!t) {
            const l = { instancePath: a + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: n }, schema: k.properties.tasks.propertyNames, parentSchema: k.properties.tasks, data: s };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            i++;
          }
        }
        for (const n in s) {
          if (!Z(s[n], { instancePath: a + "/tasks/" + n.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: s, parentDataProperty: n, rootData: h })) {
            e = e === null ? Z.errors : e.concat(Z.errors);
            i = e.length;
          }
        }
      } else {
        const n = { instancePath: a + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: k.properties.tasks.type, parentSchema: k.properties.tasks, data: s };
        if (e === null) {
          e = [n];
        } else {
          e.push(n);
        }
        i++;
      }
    }
  } else {
    const s = { instancePath: a, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: k.type, parentSchema: k, data: r };
    if (e === null) {
      e = [s];
    } else {
      e.push(s);
    }
    i++;
  }
  T.errors = e;
  return i === 0;
}
export {
  re as default,
  ee as validate
};
