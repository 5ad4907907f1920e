// Generated from schemas/tasks.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate21;
var stdin_default = validate21;
var schema6 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "tasks.schema.json", "title": "Tasks", "description": "A stand-alone file of tasks for `devorch run --file`.", "type": "object", "required": ["tasks"], "additionalProperties": false, "patternProperties": { "^x-": { "description": "Ignored: a place for YAML anchors." } }, "properties": { "apiVersion": { "const": "devorch/v1", "description": "Version of this format.", "examples": ["devorch/v1"] }, "vars": { "type": "object", "description": "Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.", "propertyNames": { "$ref": "devorch.schema.json#/definitions/variableName" }, "additionalProperties": { "$ref": "devorch.schema.json#/definitions/variable" }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "tasks": { "type": "object", "description": "Tasks by name.", "propertyNames": { "$ref": "devorch.schema.json#/definitions/taskName" }, "additionalProperties": { "$ref": "devorch.schema.json#/definitions/task" }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] } } };
var pattern0 = new RegExp("^x-", "u");
var schema12 = { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] };
var pattern5 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, schema: "^[A-Za-z][A-Za-z0-9_-]*$", parentSchema: schema12, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema12.type, parentSchema: schema12, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate118.errors = vErrors;
  return errors === 0;
}
var schema13 = { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } };
var func3 = require_ucs2length().default;
function validate120(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "default" || key0 === "type" || key0 === "sensitive" || key0 === "description")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema13, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.default !== void 0) {
      let data0 = data.default;
      if (typeof data0 !== "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 !== "boolean") {
        const err1 = { instancePath: instancePath + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: schema13.properties.default.type }, schema: schema13.properties.default.type, parentSchema: schema13.properties.default, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 !== "string") {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: schema13.properties.type.type, parentSchema: schema13.properties.type, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data1 === "string" || data1 === "number" || data1 === "boolean")) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema13.properties.type.enum }, schema: schema13.properties.type.enum, parentSchema: schema13.properties.type, data: data1 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.sensitive !== void 0) {
      let data2 = data.sensitive;
      if (typeof data2 !== "boolean") {
        const err4 = { instancePath: instancePath + "/sensitive", schemaPath: "#/properties/sensitive/type", keyword: "type", params: { type: "boolean" }, schema: schema13.properties.sensitive.type, parentSchema: schema13.properties.sensitive, data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data3 = data.description;
      if (typeof data3 === "string") {
        if (func3(data3) < 1) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema13.properties.description, data: data3 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: schema13.properties.description.type, parentSchema: schema13.properties.description, data: data3 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema13.type, parentSchema: schema13, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate120.errors = vErrors;
  return errors === 0;
}
var schema31 = { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] };
var pattern20 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "u");
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern20.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate122.errors = vErrors;
  return errors === 0;
}
var schema32 = { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest.", "minLength": 1, "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines, instances or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run: `always`, `onFailure`, or an expression over results.", "minLength": 1, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files to copy before (`push`, host to guest) and after (`pull`, guest to host).", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } };
var func2 = Object.prototype.hasOwnProperty;
var schema18 = { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] };
var pattern11 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern11.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema18, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema18.type, parentSchema: schema18, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate50.errors = vErrors;
  return errors === 0;
}
var schema19 = { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } };
var schema20 = { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] };
var pattern12 = new RegExp("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern12.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$" }, schema: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", parentSchema: schema20, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema20.type, parentSchema: schema20, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema19.type }, schema: schema19.type, parentSchema: schema19, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.secret === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "secret" }, schema: schema19.required, parentSchema: schema19, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "secret")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema19, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.secret !== void 0) {
      if (!validate53(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
  }
  validate52.errors = vErrors;
  return errors === 0;
}
var schema21 = { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] };
var pattern13 = new RegExp("^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern13.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: schema21, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema21.type, parentSchema: schema21, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
var schema24 = { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] };
var pattern3 = new RegExp("^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "u");
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema24.type }, schema: schema24.type, parentSchema: schema24, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 1e3 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: schema24, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema24, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err3 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: schema24, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  }
  validate69.errors = vErrors;
  return errors === 0;
}
var schema33 = { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } };
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "from" || key0 === "to" || key0 === "direction")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data0 = data.from;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.from, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.from.type, parentSchema: schema33.properties.from, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.to !== void 0) {
      let data1 = data.to;
      if (typeof data1 === "string") {
        if (func3(data1) < 1) {
          const err5 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.to, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.to.type, parentSchema: schema33.properties.to, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.direction !== void 0) {
      let data2 = data.direction;
      if (typeof data2 !== "string") {
        const err7 = { instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.direction.type, parentSchema: schema33.properties.direction, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data2 === "push" || data2 === "pull")) {
        const err8 = { instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: schema33.properties.direction.enum }, schema: schema33.properties.direction.enum, parentSchema: schema33.properties.direction, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate98.errors = vErrors;
  return errors === 0;
}
var pattern21 = new RegExp("^timeout$", "u");
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.run === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema32.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data0 = data.run;
      if (typeof data0 !== "string" && !Array.isArray(data0)) {
        const err2 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: schema32.properties.run.type }, schema: schema32.properties.run.type, parentSchema: schema32.properties.run, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err3 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.run, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err4 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.run, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 !== "string") {
            const err5 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.run.items.type, parentSchema: schema32.properties.run.items, data: data1 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      }
    }
    if (data.shell !== void 0) {
      let data2 = data.shell;
      if (typeof data2 === "string") {
        if (func3(data2) < 1) {
          const err6 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.shell, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.shell.type, parentSchema: schema32.properties.shell, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.workdir !== void 0) {
      let data3 = data.workdir;
      if (typeof data3 === "string") {
        if (func3(data3) < 1) {
          const err8 = { instancePath: instancePath + "/workdir", schemaPath: "#/properties/workdir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.workdir, data: data3 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/workdir", schemaPath: "#/properties/workdir/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.workdir.type, parentSchema: schema32.properties.workdir, data: data3 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.user !== void 0) {
      let data4 = data.user;
      if (typeof data4 === "string") {
        if (func3(data4) < 1) {
          const err10 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.user, data: data4 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.user.type, parentSchema: schema32.properties.user, data: data4 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      let data5 = data.env;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key1 in data5) {
          const _errs14 = errors;
          if (!validate50(key1, { instancePath: instancePath + "/env", parentData: data5, parentDataProperty: "env", rootData })) {
            vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
            errors = vErrors.length;
          }
          var valid3 = _errs14 === errors;
          if (!valid3) {
            const err12 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema32.properties.env.propertyNames, parentSchema: schema32.properties.env, data: data5 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data5) {
          if (!validate52(data5[key2], { instancePath: instancePath + "/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: schema32.properties.env.type, parentSchema: schema32.properties.env, data: data5 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.stdin !== void 0) {
      let data7 = data.stdin;
      if (typeof data7 !== "string" && !(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
        const err14 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/type", keyword: "type", params: { type: schema32.properties.stdin.type }, schema: schema32.properties.stdin.type, parentSchema: schema32.properties.stdin, data: data7 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.file === void 0) {
          const err15 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/required", keyword: "required", params: { missingProperty: "file" }, schema: schema32.properties.stdin.required, parentSchema: schema32.properties.stdin, data: data7 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key3 in data7) {
          if (!(key3 === "file")) {
            const err16 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema32.properties.stdin, data: data7 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.file !== void 0) {
          let data8 = data7.file;
          if (typeof data8 === "string") {
            if (func3(data8) < 1) {
              const err17 = { instancePath: instancePath + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.stdin.properties.file, data: data8 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.stdin.properties.file.type, parentSchema: schema32.properties.stdin.properties.file, data: data8 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      }
    }
    if (data.needs !== void 0) {
      let data9 = data.needs;
      if (Array.isArray(data9)) {
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data10 = data9[i1];
          if (typeof data10 === "string") {
            if (func3(data10) < 1) {
              const err19 = { instancePath: instancePath + "/needs/" + i1, schemaPath: "#/properties/needs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.needs.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/needs/" + i1, schemaPath: "#/properties/needs/items/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.needs.items.type, parentSchema: schema32.properties.needs.items, data: data10 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        let i2 = data9.length;
        let j0;
        if (i2 > 1) {
          const indices0 = {};
          for (; i2--; ) {
            let item0 = data9[i2];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err21 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 }, schema: true, parentSchema: schema32.properties.needs, data: data9 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
              break;
            }
            indices0[item0] = i2;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.needs.type, parentSchema: schema32.properties.needs, data: data9 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.on !== void 0) {
      let data11 = data.on;
      if (typeof data11 !== "string" && !Array.isArray(data11)) {
        const err23 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: schema32.properties.on.type }, schema: schema32.properties.on.type, parentSchema: schema32.properties.on, data: data11 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data11 === "string") {
        if (func3(data11) < 1) {
          const err24 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.on, data: data11 };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
      if (Array.isArray(data11)) {
        const len2 = data11.length;
        for (let i3 = 0; i3 < len2; i3++) {
          let data12 = data11[i3];
          if (typeof data12 === "string") {
            if (func3(data12) < 1) {
              const err25 = { instancePath: instancePath + "/on/" + i3, schemaPath: "#/properties/on/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.on.items, data: data12 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/on/" + i3, schemaPath: "#/properties/on/items/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.on.items.type, parentSchema: schema32.properties.on.items, data: data12 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        let i4 = data11.length;
        let j1;
        if (i4 > 1) {
          const indices1 = {};
          for (; i4--; ) {
            let item1 = data11[i4];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err27 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 }, schema: true, parentSchema: schema32.properties.on, data: data11 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
              break;
            }
            indices1[item1] = i4;
          }
        }
      }
    }
    if (data.inputs !== void 0) {
      let data13 = data.inputs;
      if (Array.isArray(data13)) {
        const len3 = data13.length;
        for (let i5 = 0; i5 < len3; i5++) {
          let data14 = data13[i5];
          if (typeof data14 === "string") {
            if (func3(data14) < 1) {
              const err28 = { instancePath: instancePath + "/inputs/" + i5, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.inputs.items, data: data14 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
          } else {
            const err29 = { instancePath: instancePath + "/inputs/" + i5, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.inputs.items.type, parentSchema: schema32.properties.inputs.items, data: data14 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.inputs.type, parentSchema: schema32.properties.inputs, data: data13 };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.outputs !== void 0) {
      let data15 = data.outputs;
      if (Array.isArray(data15)) {
        const len4 = data15.length;
        for (let i6 = 0; i6 < len4; i6++) {
          let data16 = data15[i6];
          if (typeof data16 === "string") {
            if (func3(data16) < 1) {
              const err31 = { instancePath: instancePath + "/outputs/" + i6, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.outputs.items, data: data16 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          } else {
            const err32 = { instancePath: instancePath + "/outputs/" + i6, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.outputs.items.type, parentSchema: schema32.properties.outputs.items, data: data16 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
      } else {
        const err33 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.outputs.type, parentSchema: schema32.properties.outputs, data: data15 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate56(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.idleTimeout !== void 0) {
      if (!validate56(data.idleTimeout, { instancePath: instancePath + "/idleTimeout", parentData: data, parentDataProperty: "idleTimeout", rootData })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      if (!validate69(data.retries, { instancePath: instancePath + "/retries", parentData: data, parentDataProperty: "retries", rootData })) {
        vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
        errors = vErrors.length;
      }
    }
    if (data.retryOn !== void 0) {
      let data20 = data.retryOn;
      if (Array.isArray(data20)) {
        const len5 = data20.length;
        for (let i7 = 0; i7 < len5; i7++) {
          let data21 = data20[i7];
          if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21)) && typeof data21 !== "string") {
            const err34 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/type", keyword: "type", params: { type: schema32.properties.retryOn.items.type }, schema: schema32.properties.retryOn.items.type, parentSchema: schema32.properties.retryOn.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 255 || isNaN(data21)) {
              const err35 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, schema: 255, parentSchema: schema32.properties.retryOn.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (data21 < 1 || isNaN(data21)) {
              const err36 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema32.properties.retryOn.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
          if (typeof data21 === "string") {
            if (!pattern21.test(data21)) {
              const err37 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/pattern", keyword: "pattern", params: { pattern: "^timeout$" }, schema: "^timeout$", parentSchema: schema32.properties.retryOn.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          }
        }
      } else {
        const err38 = { instancePath: instancePath + "/retryOn", schemaPath: "#/properties/retryOn/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.retryOn.type, parentSchema: schema32.properties.retryOn, data: data20 };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      }
    }
    if (data.continueOnError !== void 0) {
      let data22 = data.continueOnError;
      if (typeof data22 !== "boolean") {
        const err39 = { instancePath: instancePath + "/continueOnError", schemaPath: "#/properties/continueOnError/type", keyword: "type", params: { type: "boolean" }, schema: schema32.properties.continueOnError.type, parentSchema: schema32.properties.continueOnError, data: data22 };
        if (vErrors === null) {
          vErrors = [err39];
        } else {
          vErrors.push(err39);
        }
        errors++;
      }
    }
    if (data.when !== void 0) {
      let data23 = data.when;
      if (typeof data23 === "string") {
        if (func3(data23) < 1) {
          const err40 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.when, data: data23 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      } else {
        const err41 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.when.type, parentSchema: schema32.properties.when, data: data23 };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
    }
    if (data.ports !== void 0) {
      let data24 = data.ports;
      if (Array.isArray(data24)) {
        const len6 = data24.length;
        for (let i8 = 0; i8 < len6; i8++) {
          let data25 = data24[i8];
          if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
            const err42 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: schema32.properties.ports.items.type, parentSchema: schema32.properties.ports.items, data: data25 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 > 65535 || isNaN(data25)) {
              const err43 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema32.properties.ports.items, data: data25 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (data25 < 1 || isNaN(data25)) {
              const err44 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema32.properties.ports.items, data: data25 };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          }
        }
      } else {
        const err45 = { instancePath: instancePath + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.ports.type, parentSchema: schema32.properties.ports, data: data24 };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.sync !== void 0) {
      let data26 = data.sync;
      if (Array.isArray(data26)) {
        const len7 = data26.length;
        for (let i9 = 0; i9 < len7; i9++) {
          if (!validate98(data26[i9], { instancePath: instancePath + "/sync/" + i9, parentData: data26, parentDataProperty: i9, rootData })) {
            vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/sync", schemaPath: "#/properties/sync/type", keyword: "type", params: { type: "array" }, schema: schema32.properties.sync.type, parentSchema: schema32.properties.sync, data: data26 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
  } else {
    const err47 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err47];
    } else {
      vErrors.push(err47);
    }
    errors++;
  }
  validate124.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.tasks === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tasks" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "apiVersion" || key0 === "vars" || key0 === "tasks" || pattern0.test(key0))) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema6, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("devorch/v1" !== data0) {
        const err2 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "devorch/v1" }, schema: "devorch/v1", parentSchema: schema6.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.vars !== void 0) {
      let data1 = data.vars;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          const _errs5 = errors;
          if (!validate118(key1, { instancePath: instancePath + "/vars", parentData: data1, parentDataProperty: "vars", rootData })) {
            vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            const err3 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema6.properties.vars.propertyNames, parentSchema: schema6.properties.vars, data: data1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          if (!validate120(data1[key2], { instancePath: instancePath + "/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.vars.type, parentSchema: schema6.properties.vars, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.tasks !== void 0) {
      let data3 = data.tasks;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key3 in data3) {
          const _errs10 = errors;
          if (!validate122(key3, { instancePath: instancePath + "/tasks", parentData: data3, parentDataProperty: "tasks", rootData })) {
            vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
            errors = vErrors.length;
          }
          var valid3 = _errs10 === errors;
          if (!valid3) {
            const err5 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, schema: schema6.properties.tasks.propertyNames, parentSchema: schema6.properties.tasks, data: data3 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key4 in data3) {
          if (!validate124(data3[key4], { instancePath: instancePath + "/tasks/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key4, rootData })) {
            vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.tasks.type, parentSchema: schema6.properties.tasks, data: data3 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema6.type, parentSchema: schema6, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
export {
  stdin_default as default,
  validate
};
