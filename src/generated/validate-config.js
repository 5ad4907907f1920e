// Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit.
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
var schema6 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "devorch.schema.json", "title": "Config", "description": "devorch.yaml: the machines a project wants, and the tasks run in them.", "type": "object", "required": ["apiVersion", "project"], "additionalProperties": false, "patternProperties": { "^x-": { "description": "Ignored: a place for YAML anchors." } }, "properties": { "apiVersion": { "const": "devorch/v1", "description": "Version of this format.", "examples": ["devorch/v1"] }, "project": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the project. With the environment it is the scope of ownership.", "examples": ["acme"] }, "provider": { "type": "string", "description": "What runs the machines: Multipass, or the simulator that comes with devorch.", "enum": ["multipass", "sim"], "default": "multipass", "examples": ["sim"] }, "namePrefix": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Start of the instances' names, before environment and machine. Default: `dev-` and the project.", "examples": ["acme"] }, "include": { "type": "array", "description": "Files merged under this one, in order: maps are merged, lists are replaced, this file wins.", "items": { "type": "string", "minLength": 1 }, "examples": [["./machines.yaml"]] }, "allowOutside": { "type": "array", "description": "Folders outside the project that this configuration may read or mount.", "items": { "type": "string", "minLength": 1 }, "examples": [["~/certificates"]] }, "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "$ref": "#/definitions/variable" }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "environments": { "type": "object", "description": "Changes by environment.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/overlay" }, "examples": [{ "ci": { "machines": { "web": { "replicas": 3 } } } }] }, "images": { "type": "object", "description": "Golden images by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/image" }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/machine" }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks by name.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "$ref": "#/definitions/task" }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Values that `devorch output` prints.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "moved": { "type": "array", "description": "Machines that were renamed in this file.", "items": { "$ref": "#/definitions/move" }, "examples": [[{ "from": "machine.app", "to": "machine.web" }]] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } }, "definitions": { "name": { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] }, "taskName": { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] }, "variableName": { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] }, "environmentVariableName": { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] }, "count": { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] }, "number": { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] }, "size": { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] }, "duration": { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] }, "value": { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } }, "secret": { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] }, "defaults": { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] }, "variable": { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } }, "image": { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } }, "toolchain": { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv.", "pattern": "^\\d+\\.\\d+(\\.\\d+)?$", "patternErrorMessage": "must be a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] }, "imageStep": { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } }, "verify": { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } }, "machine": { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } }, "network": { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } }, "repo": { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] }, "file": { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } }, "mount": { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } }, "ready": { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] }, "lifecycle": { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] }, "task": { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest.", "minLength": 1, "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines, instances or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run: `always`, `onFailure`, or an expression over results.", "minLength": 1, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files to copy before (`push`, host to guest) and after (`pull`, guest to host).", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } }, "sync": { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } }, "host": { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder for package caches (apt, uv, pip, npm) that builds share.", "minLength": 1, "examples": ["~/.cache/devorch-packages"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] }, "mcp": { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] }, "move": { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } }, "overlay": { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } } } };
var func2 = Object.prototype.hasOwnProperty;
var func3 = require_ucs2length().default;
var pattern0 = new RegExp("^x-", "u");
var schema7 = { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] };
var pattern1 = new RegExp("^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", parentSchema: schema7, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema7.type, parentSchema: schema7, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var schema8 = { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] };
var schema9 = { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] };
var pattern2 = new RegExp("^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema9.type }, schema: schema9.type, parentSchema: schema9, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 1e3 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 1 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  if (typeof data === "string") {
    if (!pattern2.test(data)) {
      const err3 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
var schema10 = { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] };
var pattern3 = new RegExp("^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema10.type }, schema: schema10.type, parentSchema: schema10, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data < 1 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema10, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      const err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: schema10, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "cpus" || key0 === "memory" || key0 === "disk")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema8, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.cpus !== void 0) {
      if (!validate26(data.cpus, { instancePath: instancePath + "/cpus", parentData: data, parentDataProperty: "cpus", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
    }
    if (data.memory !== void 0) {
      if (!validate28(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.disk !== void 0) {
      if (!validate28(data.disk, { instancePath: instancePath + "/disk", parentData: data, parentDataProperty: "disk", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema8.type, parentSchema: schema8, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate25.errors = vErrors;
  return errors === 0;
}
var schema11 = { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] };
var pattern4 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern4.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, schema: "^[A-Za-z][A-Za-z0-9_-]*$", parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
var schema12 = { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "default" || key0 === "type" || key0 === "sensitive" || key0 === "description")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema12, data };
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
        const err1 = { instancePath: instancePath + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: schema12.properties.default.type }, schema: schema12.properties.default.type, parentSchema: schema12.properties.default, data: data0 };
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
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: schema12.properties.type.type, parentSchema: schema12.properties.type, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data1 === "string" || data1 === "number" || data1 === "boolean")) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema12.properties.type.enum }, schema: schema12.properties.type.enum, parentSchema: schema12.properties.type, data: data1 };
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
        const err4 = { instancePath: instancePath + "/sensitive", schemaPath: "#/properties/sensitive/type", keyword: "type", params: { type: "boolean" }, schema: schema12.properties.sensitive.type, parentSchema: schema12.properties.sensitive, data: data2 };
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
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema12.properties.description, data: data3 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: schema12.properties.description.type, parentSchema: schema12.properties.description, data: data3 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema12.type, parentSchema: schema12, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
var schema13 = { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } };
var schema14 = { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } };
var schema15 = { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv.", "pattern": "^\\d+\\.\\d+(\\.\\d+)?$", "patternErrorMessage": "must be a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] };
var pattern5 = new RegExp("^\\d+\\.\\d+(\\.\\d+)?$", "u");
var pattern6 = new RegExp("^(latest|\\d+\\.\\d+\\.\\d+)$", "u");
var pattern7 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "u");
var pattern8 = new RegExp("^[A-Za-z0-9_.-]+$", "u");
var pattern9 = new RegExp("^[^\\n\\r]+$", "u");
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "python" || key0 === "uv" || key0 === "podman" || key0 === "git" || key0 === "tools" || key0 === "aliases")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema15, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.python !== void 0) {
      let data0 = data.python;
      if (typeof data0 === "string") {
        if (!pattern5.test(data0)) {
          const err1 = { instancePath: instancePath + "/python", schemaPath: "#/properties/python/pattern", keyword: "pattern", params: { pattern: "^\\d+\\.\\d+(\\.\\d+)?$" }, schema: "^\\d+\\.\\d+(\\.\\d+)?$", parentSchema: schema15.properties.python, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/python", schemaPath: "#/properties/python/type", keyword: "type", params: { type: "string" }, schema: schema15.properties.python.type, parentSchema: schema15.properties.python, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.uv !== void 0) {
      let data1 = data.uv;
      if (typeof data1 === "string") {
        if (!pattern6.test(data1)) {
          const err3 = { instancePath: instancePath + "/uv", schemaPath: "#/properties/uv/pattern", keyword: "pattern", params: { pattern: "^(latest|\\d+\\.\\d+\\.\\d+)$" }, schema: "^(latest|\\d+\\.\\d+\\.\\d+)$", parentSchema: schema15.properties.uv, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/uv", schemaPath: "#/properties/uv/type", keyword: "type", params: { type: "string" }, schema: schema15.properties.uv.type, parentSchema: schema15.properties.uv, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.podman !== void 0) {
      let data2 = data.podman;
      if (typeof data2 !== "string") {
        const err5 = { instancePath: instancePath + "/podman", schemaPath: "#/properties/podman/type", keyword: "type", params: { type: "string" }, schema: schema15.properties.podman.type, parentSchema: schema15.properties.podman, data: data2 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data2 === "rootless")) {
        const err6 = { instancePath: instancePath + "/podman", schemaPath: "#/properties/podman/enum", keyword: "enum", params: { allowedValues: schema15.properties.podman.enum }, schema: schema15.properties.podman.enum, parentSchema: schema15.properties.podman, data: data2 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.git !== void 0) {
      let data3 = data.git;
      if (typeof data3 !== "boolean") {
        const err7 = { instancePath: instancePath + "/git", schemaPath: "#/properties/git/type", keyword: "type", params: { type: "boolean" }, schema: schema15.properties.git.type, parentSchema: schema15.properties.git, data: data3 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.tools !== void 0) {
      let data4 = data.tools;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (!pattern7.test(data5)) {
              const err8 = { instancePath: instancePath + "/tools/" + i0, schemaPath: "#/properties/tools/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", parentSchema: schema15.properties.tools.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/tools/" + i0, schemaPath: "#/properties/tools/items/type", keyword: "type", params: { type: "string" }, schema: schema15.properties.tools.items.type, parentSchema: schema15.properties.tools.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        let i1 = data4.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data4[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err10 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema15.properties.tools, data: data4 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, schema: schema15.properties.tools.type, parentSchema: schema15.properties.tools, data: data4 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.aliases !== void 0) {
      let data6 = data.aliases;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key1 in data6) {
          const _errs16 = errors;
          if (typeof key1 === "string") {
            if (!pattern8.test(key1)) {
              const err12 = { instancePath: instancePath + "/aliases", schemaPath: "#/properties/aliases/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_.-]+$" }, schema: "^[A-Za-z0-9_.-]+$", parentSchema: schema15.properties.aliases.propertyNames, data: key1, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
          }
          var valid4 = _errs16 === errors;
          if (!valid4) {
            const err13 = { instancePath: instancePath + "/aliases", schemaPath: "#/properties/aliases/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema15.properties.aliases.propertyNames, parentSchema: schema15.properties.aliases, data: data6 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        for (const key2 in data6) {
          let data7 = data6[key2];
          if (typeof data7 === "string") {
            if (!pattern9.test(data7)) {
              const err14 = { instancePath: instancePath + "/aliases/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[^\\n\\r]+$" }, schema: "^[^\\n\\r]+$", parentSchema: schema15.properties.aliases.additionalProperties, data: data7 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          } else {
            const err15 = { instancePath: instancePath + "/aliases/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema15.properties.aliases.additionalProperties.type, parentSchema: schema15.properties.aliases.additionalProperties, data: data7 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/aliases", schemaPath: "#/properties/aliases/type", keyword: "type", params: { type: "object" }, schema: schema15.properties.aliases.type, parentSchema: schema15.properties.aliases, data: data6 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema15.type, parentSchema: schema15, data };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate46.errors = vErrors;
  return errors === 0;
}
var schema16 = { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } };
var schema17 = { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] };
var pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern10.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: schema17, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema17.type, parentSchema: schema17, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
var schema18 = { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } };
var schema19 = { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] };
var pattern11 = new RegExp("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern11.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$" }, schema: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", parentSchema: schema19, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema19.type, parentSchema: schema19, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema18.type }, schema: schema18.type, parentSchema: schema18, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.secret === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "secret" }, schema: schema18.required, parentSchema: schema18, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "secret")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema18, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.secret !== void 0) {
      if (!validate52(data.secret, { instancePath: instancePath + "/secret", parentData: data, parentDataProperty: "secret", rootData })) {
        vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
        errors = vErrors.length;
      }
    }
  }
  validate51.errors = vErrors;
  return errors === 0;
}
var schema20 = { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] };
var pattern12 = new RegExp("^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern12.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: schema20, data };
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
  validate55.errors = vErrors;
  return errors === 0;
}
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "run" || key0 === "script" || key0 === "env" || key0 === "timeout" || key0 === "checkpoint")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema16, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err1 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema16.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema16.properties.name.type, parentSchema: schema16.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data1 = data.run;
      if (typeof data1 === "string") {
        if (func3(data1) < 1) {
          const err3 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema16.properties.run, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: schema16.properties.run.type, parentSchema: schema16.properties.run, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.script !== void 0) {
      let data2 = data.script;
      if (typeof data2 === "string") {
        if (func3(data2) < 1) {
          const err5 = { instancePath: instancePath + "/script", schemaPath: "#/properties/script/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema16.properties.script, data: data2 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/script", schemaPath: "#/properties/script/type", keyword: "type", params: { type: "string" }, schema: schema16.properties.script.type, parentSchema: schema16.properties.script, data: data2 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      let data3 = data.env;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          const _errs10 = errors;
          if (!validate49(key1, { instancePath: instancePath + "/env", parentData: data3, parentDataProperty: "env", rootData })) {
            vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs10 === errors;
          if (!valid1) {
            const err7 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema16.properties.env.propertyNames, parentSchema: schema16.properties.env, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          if (!validate51(data3[key2], { instancePath: instancePath + "/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: schema16.properties.env.type, parentSchema: schema16.properties.env, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate55(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.checkpoint !== void 0) {
      let data6 = data.checkpoint;
      if (typeof data6 !== "boolean") {
        const err9 = { instancePath: instancePath + "/checkpoint", schemaPath: "#/properties/checkpoint/type", keyword: "type", params: { type: "boolean" }, schema: schema16.properties.checkpoint.type, parentSchema: schema16.properties.checkpoint, data: data6 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema16.type, parentSchema: schema16, data };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
var schema21 = { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.run === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: schema21.required, parentSchema: schema21, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "run" || key0 === "expect")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema21, data };
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
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err2 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema21.properties.run, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: schema21.properties.run.type, parentSchema: schema21.properties.run, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.expect !== void 0) {
      let data1 = data.expect;
      if (typeof data1 !== "string") {
        const err4 = { instancePath: instancePath + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "string" }, schema: schema21.properties.expect.type, parentSchema: schema21.properties.expect, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema21.type, parentSchema: schema21, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: schema14.required, parentSchema: schema14, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema14.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema14, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data0 = data.from;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err2 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema14.properties.from, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema14.properties.from.type, parentSchema: schema14.properties.from, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.cpus !== void 0) {
      if (!validate26(data.cpus, { instancePath: instancePath + "/cpus", parentData: data, parentDataProperty: "cpus", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
    }
    if (data.memory !== void 0) {
      if (!validate28(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.disk !== void 0) {
      if (!validate28(data.disk, { instancePath: instancePath + "/disk", parentData: data, parentDataProperty: "disk", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.cloudInit !== void 0) {
      let data4 = data.cloudInit;
      if (typeof data4 !== "string" && !(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
        const err4 = { instancePath: instancePath + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: schema14.properties.cloudInit.type }, schema: schema14.properties.cloudInit.type, parentSchema: schema14.properties.cloudInit, data: data4 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data4 === "string") {
        if (func3(data4) < 1) {
          const err5 = { instancePath: instancePath + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema14.properties.cloudInit, data: data4 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.toolchain !== void 0) {
      if (!validate46(data.toolchain, { instancePath: instancePath + "/toolchain", parentData: data, parentDataProperty: "toolchain", rootData })) {
        vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
        errors = vErrors.length;
      }
    }
    if (data.steps !== void 0) {
      let data6 = data.steps;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate48(data6[i0], { instancePath: instancePath + "/steps/" + i0, parentData: data6, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, schema: schema14.properties.steps.type, parentSchema: schema14.properties.steps, data: data6 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.verify !== void 0) {
      let data8 = data.verify;
      if (Array.isArray(data8)) {
        const len1 = data8.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate58(data8[i1], { instancePath: instancePath + "/verify/" + i1, parentData: data8, parentDataProperty: i1, rootData })) {
            vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/type", keyword: "type", params: { type: "array" }, schema: schema14.properties.verify.type, parentSchema: schema14.properties.verify, data: data8 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.snapshot !== void 0) {
      if (!validate22(data.snapshot, { instancePath: instancePath + "/snapshot", parentData: data, parentDataProperty: "snapshot", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema14.type, parentSchema: schema14, data };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate42.errors = vErrors;
  return errors === 0;
}
var schema22 = { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } };
var schema23 = { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema23.type }, schema: schema23.type, parentSchema: schema23, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 1e3 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err2 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  if (typeof data === "string") {
    if (!pattern2.test(data)) {
      const err3 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  }
  validate68.errors = vErrors;
  return errors === 0;
}
var schema24 = { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } };
var pattern15 = new RegExp("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "u");
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema24.required, parentSchema: schema24, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "mode" || key0 === "mac")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema24, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema24.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.name.type, parentSchema: schema24.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data1 = data.mode;
      if (typeof data1 !== "string") {
        const err4 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.mode.type, parentSchema: schema24.properties.mode, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (!(data1 === "auto" || data1 === "manual")) {
        const err5 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema24.properties.mode.enum }, schema: schema24.properties.mode.enum, parentSchema: schema24.properties.mode, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.mac !== void 0) {
      let data2 = data.mac;
      if (typeof data2 === "string") {
        if (!pattern15.test(data2)) {
          const err6 = { instancePath: instancePath + "/mac", schemaPath: "#/properties/mac/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, schema: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", parentSchema: schema24.properties.mac, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/mac", schemaPath: "#/properties/mac/type", keyword: "type", params: { type: "string" }, schema: schema24.properties.mac.type, parentSchema: schema24.properties.mac, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema24.type, parentSchema: schema24, data };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
var schema25 = { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] };
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.url === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, schema: schema25.required, parentSchema: schema25, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "url" || key0 === "ref" || key0 === "path" || key0 === "deployKey" || key0 === "knownHosts")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema25, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.url !== void 0) {
      let data0 = data.url;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err2 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.url, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.url.type, parentSchema: schema25.properties.url, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.ref !== void 0) {
      let data1 = data.ref;
      if (typeof data1 === "string") {
        if (func3(data1) < 1) {
          const err4 = { instancePath: instancePath + "/ref", schemaPath: "#/properties/ref/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.ref, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/ref", schemaPath: "#/properties/ref/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.ref.type, parentSchema: schema25.properties.ref, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data2 = data.path;
      if (typeof data2 === "string") {
        if (func3(data2) < 1) {
          const err6 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.path, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.path.type, parentSchema: schema25.properties.path, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.deployKey !== void 0) {
      let data3 = data.deployKey;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.secret === void 0) {
          const err8 = { instancePath: instancePath + "/deployKey", schemaPath: "#/properties/deployKey/required", keyword: "required", params: { missingProperty: "secret" }, schema: schema25.properties.deployKey.required, parentSchema: schema25.properties.deployKey, data: data3 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key1 in data3) {
          if (!(key1 === "secret")) {
            const err9 = { instancePath: instancePath + "/deployKey", schemaPath: "#/properties/deployKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema25.properties.deployKey, data: data3 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data3.secret !== void 0) {
          if (!validate52(data3.secret, { instancePath: instancePath + "/deployKey/secret", parentData: data3, parentDataProperty: "secret", rootData })) {
            vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/deployKey", schemaPath: "#/properties/deployKey/type", keyword: "type", params: { type: "object" }, schema: schema25.properties.deployKey.type, parentSchema: schema25.properties.deployKey, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.knownHosts !== void 0) {
      let data5 = data.knownHosts;
      if (typeof data5 === "string") {
        if (func3(data5) < 1) {
          const err11 = { instancePath: instancePath + "/knownHosts", schemaPath: "#/properties/knownHosts/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.knownHosts, data: data5 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/knownHosts", schemaPath: "#/properties/knownHosts/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.knownHosts.type, parentSchema: schema25.properties.knownHosts, data: data5 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema25.type, parentSchema: schema25, data };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
var schema26 = { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } };
var pattern16 = new RegExp("^(/|~/)", "u");
var pattern17 = new RegExp("^0?[0-7]{3}$", "u");
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: schema26.required, parentSchema: schema26, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: schema26.required, parentSchema: schema26, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "from" || key0 === "to" || key0 === "mode")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema26, data };
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
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema26.properties.from, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema26.properties.from.type, parentSchema: schema26.properties.from, data: data0 };
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
        if (!pattern16.test(data1)) {
          const err5 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^(/|~/)" }, schema: "^(/|~/)", parentSchema: schema26.properties.to, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: schema26.properties.to.type, parentSchema: schema26.properties.to, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data2 = data.mode;
      if (typeof data2 === "string") {
        if (!pattern17.test(data2)) {
          const err7 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/pattern", keyword: "pattern", params: { pattern: "^0?[0-7]{3}$" }, schema: "^0?[0-7]{3}$", parentSchema: schema26.properties.mode, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: schema26.properties.mode.type, parentSchema: schema26.properties.mode, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema26.type, parentSchema: schema26, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
var schema27 = { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } };
var pattern18 = new RegExp("^/", "u");
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.source === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, schema: schema27.required, parentSchema: schema27, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.target === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "target" }, schema: schema27.required, parentSchema: schema27, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "source" || key0 === "target")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema27, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data0 = data.source;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err3 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.source, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.source.type, parentSchema: schema27.properties.source, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.target !== void 0) {
      let data1 = data.target;
      if (typeof data1 === "string") {
        if (!pattern18.test(data1)) {
          const err5 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: schema27.properties.target, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.target.type, parentSchema: schema27.properties.target, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema27.type, parentSchema: schema27, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
var schema28 = { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.run === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: schema28.required, parentSchema: schema28, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "run" || key0 === "timeout")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema28, data };
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
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err2 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema28.properties.run, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: schema28.properties.run.type, parentSchema: schema28.properties.run, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate55(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema28.type, parentSchema: schema28, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
var schema29 = { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] };
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "protect" || key0 === "onImageChange" || key0 === "ttl" || key0 === "trash")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema29, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.protect !== void 0) {
      let data0 = data.protect;
      if (typeof data0 !== "boolean") {
        const err1 = { instancePath: instancePath + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" }, schema: schema29.properties.protect.type, parentSchema: schema29.properties.protect, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.onImageChange !== void 0) {
      let data1 = data.onImageChange;
      if (typeof data1 !== "string") {
        const err2 = { instancePath: instancePath + "/onImageChange", schemaPath: "#/properties/onImageChange/type", keyword: "type", params: { type: "string" }, schema: schema29.properties.onImageChange.type, parentSchema: schema29.properties.onImageChange, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (!(data1 === "keep" || data1 === "replace")) {
        const err3 = { instancePath: instancePath + "/onImageChange", schemaPath: "#/properties/onImageChange/enum", keyword: "enum", params: { allowedValues: schema29.properties.onImageChange.enum }, schema: schema29.properties.onImageChange.enum, parentSchema: schema29.properties.onImageChange, data: data1 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.ttl !== void 0) {
      if (!validate55(data.ttl, { instancePath: instancePath + "/ttl", parentData: data, parentDataProperty: "ttl", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.trash !== void 0) {
      if (!validate55(data.trash, { instancePath: instancePath + "/trash", parentData: data, parentDataProperty: "trash", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema29.type, parentSchema: schema29, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
var pattern13 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "u");
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func2.call(schema22.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema22, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.image !== void 0) {
      let data0 = data.image;
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err1 = { instancePath: instancePath + "/image", schemaPath: "#/properties/image/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.image, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/image", schemaPath: "#/properties/image/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.image.type, parentSchema: schema22.properties.image, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data1 = data.from;
      if (typeof data1 === "string") {
        if (func3(data1) < 1) {
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.from, data: data1 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.from.type, parentSchema: schema22.properties.from, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (!validate22(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.labels !== void 0) {
      let data3 = data.labels;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (func3(data4) < 1) {
              const err5 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.labels.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            if (!pattern13.test(data4)) {
              const err6 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", parentSchema: schema22.properties.labels.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.labels.items.type, parentSchema: schema22.properties.labels.items, data: data4 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        let i1 = data3.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data3[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err8 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema22.properties.labels, data: data3 };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err9 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.labels.type, parentSchema: schema22.properties.labels, data: data3 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.cpus !== void 0) {
      if (!validate26(data.cpus, { instancePath: instancePath + "/cpus", parentData: data, parentDataProperty: "cpus", rootData })) {
        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
        errors = vErrors.length;
      }
    }
    if (data.memory !== void 0) {
      if (!validate28(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.disk !== void 0) {
      if (!validate28(data.disk, { instancePath: instancePath + "/disk", parentData: data, parentDataProperty: "disk", rootData })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.replicas !== void 0) {
      if (!validate68(data.replicas, { instancePath: instancePath + "/replicas", parentData: data, parentDataProperty: "replicas", rootData })) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.state !== void 0) {
      let data9 = data.state;
      if (typeof data9 !== "string") {
        const err10 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.state.type, parentSchema: schema22.properties.state, data: data9 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (!(data9 === "running" || data9 === "stopped" || data9 === "suspended" || data9 === "absent")) {
        const err11 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema22.properties.state.enum }, schema: schema22.properties.state.enum, parentSchema: schema22.properties.state, data: data9 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.networks !== void 0) {
      let data10 = data.networks;
      if (Array.isArray(data10)) {
        const len1 = data10.length;
        for (let i2 = 0; i2 < len1; i2++) {
          if (!validate70(data10[i2], { instancePath: instancePath + "/networks/" + i2, parentData: data10, parentDataProperty: i2, rootData })) {
            vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/networks", schemaPath: "#/properties/networks/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.networks.type, parentSchema: schema22.properties.networks, data: data10 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.cloudInit !== void 0) {
      let data12 = data.cloudInit;
      if (typeof data12 !== "string" && !(data12 && typeof data12 == "object" && !Array.isArray(data12))) {
        const err13 = { instancePath: instancePath + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: schema22.properties.cloudInit.type }, schema: schema22.properties.cloudInit.type, parentSchema: schema22.properties.cloudInit, data: data12 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (typeof data12 === "string") {
        if (func3(data12) < 1) {
          const err14 = { instancePath: instancePath + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.cloudInit, data: data12 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.repo !== void 0) {
      if (!validate72(data.repo, { instancePath: instancePath + "/repo", parentData: data, parentDataProperty: "repo", rootData })) {
        vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
        errors = vErrors.length;
      }
    }
    if (data.files !== void 0) {
      let data14 = data.files;
      if (Array.isArray(data14)) {
        const len2 = data14.length;
        for (let i3 = 0; i3 < len2; i3++) {
          if (!validate75(data14[i3], { instancePath: instancePath + "/files/" + i3, parentData: data14, parentDataProperty: i3, rootData })) {
            vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.files.type, parentSchema: schema22.properties.files, data: data14 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.mounts !== void 0) {
      let data16 = data.mounts;
      if (Array.isArray(data16)) {
        const len3 = data16.length;
        for (let i4 = 0; i4 < len3; i4++) {
          if (!validate77(data16[i4], { instancePath: instancePath + "/mounts/" + i4, parentData: data16, parentDataProperty: i4, rootData })) {
            vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/mounts", schemaPath: "#/properties/mounts/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.mounts.type, parentSchema: schema22.properties.mounts, data: data16 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      let data18 = data.env;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        for (const key1 in data18) {
          const _errs36 = errors;
          if (!validate49(key1, { instancePath: instancePath + "/env", parentData: data18, parentDataProperty: "env", rootData })) {
            vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
            errors = vErrors.length;
          }
          var valid15 = _errs36 === errors;
          if (!valid15) {
            const err17 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema22.properties.env.propertyNames, parentSchema: schema22.properties.env, data: data18 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        for (const key2 in data18) {
          if (!validate51(data18[key2], { instancePath: instancePath + "/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data18, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: schema22.properties.env.type, parentSchema: schema22.properties.env, data: data18 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.setup !== void 0) {
      let data20 = data.setup;
      if (Array.isArray(data20)) {
        const len4 = data20.length;
        for (let i5 = 0; i5 < len4; i5++) {
          let data21 = data20[i5];
          if (typeof data21 === "string") {
            if (func3(data21) < 1) {
              const err19 = { instancePath: instancePath + "/setup/" + i5, schemaPath: "#/properties/setup/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.setup.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/setup/" + i5, schemaPath: "#/properties/setup/items/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.setup.items.type, parentSchema: schema22.properties.setup.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        let i6 = data20.length;
        let j1;
        if (i6 > 1) {
          const indices1 = {};
          for (; i6--; ) {
            let item1 = data20[i6];
            if (typeof item1 !== "string") {
              continue;
            }
            if (typeof indices1[item1] == "number") {
              j1 = indices1[item1];
              const err21 = { instancePath: instancePath + "/setup", schemaPath: "#/properties/setup/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j1 }, schema: true, parentSchema: schema22.properties.setup, data: data20 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
              break;
            }
            indices1[item1] = i6;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/setup", schemaPath: "#/properties/setup/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.setup.type, parentSchema: schema22.properties.setup, data: data20 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.dependsOn !== void 0) {
      let data22 = data.dependsOn;
      if (Array.isArray(data22)) {
        const len5 = data22.length;
        for (let i7 = 0; i7 < len5; i7++) {
          let data23 = data22[i7];
          if (typeof data23 === "string") {
            if (func3(data23) < 1) {
              const err23 = { instancePath: instancePath + "/dependsOn/" + i7, schemaPath: "#/properties/dependsOn/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.properties.dependsOn.items, data: data23 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          } else {
            const err24 = { instancePath: instancePath + "/dependsOn/" + i7, schemaPath: "#/properties/dependsOn/items/type", keyword: "type", params: { type: "string" }, schema: schema22.properties.dependsOn.items.type, parentSchema: schema22.properties.dependsOn.items, data: data23 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        let i8 = data22.length;
        let j2;
        if (i8 > 1) {
          const indices2 = {};
          for (; i8--; ) {
            let item2 = data22[i8];
            if (typeof item2 !== "string") {
              continue;
            }
            if (typeof indices2[item2] == "number") {
              j2 = indices2[item2];
              const err25 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/uniqueItems", keyword: "uniqueItems", params: { i: i8, j: j2 }, schema: true, parentSchema: schema22.properties.dependsOn, data: data22 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
              break;
            }
            indices2[item2] = i8;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: schema22.properties.dependsOn.type, parentSchema: schema22.properties.dependsOn, data: data22 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.ready !== void 0) {
      if (!validate81(data.ready, { instancePath: instancePath + "/ready", parentData: data, parentDataProperty: "ready", rootData })) {
        vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
        errors = vErrors.length;
      }
    }
    if (data.lifecycle !== void 0) {
      if (!validate84(data.lifecycle, { instancePath: instancePath + "/lifecycle", parentData: data, parentDataProperty: "lifecycle", rootData })) {
        vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema22.type, parentSchema: schema22, data };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
var schema30 = { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] };
var pattern19 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "u");
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern19.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", parentSchema: schema30, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema30.type, parentSchema: schema30, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate89.errors = vErrors;
  return errors === 0;
}
var schema31 = { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest.", "minLength": 1, "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines, instances or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run: `always`, `onFailure`, or an expression over results.", "minLength": 1, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files to copy before (`push`, host to guest) and after (`pull`, guest to host).", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } };
var schema32 = { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "from" || key0 === "to" || key0 === "direction")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema32, data };
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
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.from, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.from.type, parentSchema: schema32.properties.from, data: data0 };
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
          const err5 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema32.properties.to, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.to.type, parentSchema: schema32.properties.to, data: data1 };
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
        const err7 = { instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, schema: schema32.properties.direction.type, parentSchema: schema32.properties.direction, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data2 === "push" || data2 === "pull")) {
        const err8 = { instancePath: instancePath + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: schema32.properties.direction.enum }, schema: schema32.properties.direction.enum, parentSchema: schema32.properties.direction, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate97.errors = vErrors;
  return errors === 0;
}
var pattern20 = new RegExp("^timeout$", "u");
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.run === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func2.call(schema31.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema31, data };
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
        const err2 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: schema31.properties.run.type }, schema: schema31.properties.run.type, parentSchema: schema31.properties.run, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data0 === "string") {
        if (func3(data0) < 1) {
          const err3 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.run, data: data0 };
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
          const err4 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.run, data: data0 };
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
            const err5 = { instancePath: instancePath + "/run/" + i0, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.run.items.type, parentSchema: schema31.properties.run.items, data: data1 };
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
          const err6 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.shell, data: data2 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.shell.type, parentSchema: schema31.properties.shell, data: data2 };
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
          const err8 = { instancePath: instancePath + "/workdir", schemaPath: "#/properties/workdir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.workdir, data: data3 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/workdir", schemaPath: "#/properties/workdir/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.workdir.type, parentSchema: schema31.properties.workdir, data: data3 };
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
          const err10 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.user, data: data4 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.user.type, parentSchema: schema31.properties.user, data: data4 };
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
          if (!validate49(key1, { instancePath: instancePath + "/env", parentData: data5, parentDataProperty: "env", rootData })) {
            vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
            errors = vErrors.length;
          }
          var valid3 = _errs14 === errors;
          if (!valid3) {
            const err12 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema31.properties.env.propertyNames, parentSchema: schema31.properties.env, data: data5 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data5) {
          if (!validate51(data5[key2], { instancePath: instancePath + "/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: schema31.properties.env.type, parentSchema: schema31.properties.env, data: data5 };
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
        const err14 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/type", keyword: "type", params: { type: schema31.properties.stdin.type }, schema: schema31.properties.stdin.type, parentSchema: schema31.properties.stdin, data: data7 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.file === void 0) {
          const err15 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/required", keyword: "required", params: { missingProperty: "file" }, schema: schema31.properties.stdin.required, parentSchema: schema31.properties.stdin, data: data7 };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        for (const key3 in data7) {
          if (!(key3 === "file")) {
            const err16 = { instancePath: instancePath + "/stdin", schemaPath: "#/properties/stdin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema31.properties.stdin, data: data7 };
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
              const err17 = { instancePath: instancePath + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.stdin.properties.file, data: data8 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
          } else {
            const err18 = { instancePath: instancePath + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.stdin.properties.file.type, parentSchema: schema31.properties.stdin.properties.file, data: data8 };
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
              const err19 = { instancePath: instancePath + "/needs/" + i1, schemaPath: "#/properties/needs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.needs.items, data: data10 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/needs/" + i1, schemaPath: "#/properties/needs/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.needs.items.type, parentSchema: schema31.properties.needs.items, data: data10 };
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
              const err21 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 }, schema: true, parentSchema: schema31.properties.needs, data: data9 };
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
        const err22 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.needs.type, parentSchema: schema31.properties.needs, data: data9 };
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
        const err23 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: schema31.properties.on.type }, schema: schema31.properties.on.type, parentSchema: schema31.properties.on, data: data11 };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      if (typeof data11 === "string") {
        if (func3(data11) < 1) {
          const err24 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.on, data: data11 };
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
              const err25 = { instancePath: instancePath + "/on/" + i3, schemaPath: "#/properties/on/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.on.items, data: data12 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/on/" + i3, schemaPath: "#/properties/on/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.on.items.type, parentSchema: schema31.properties.on.items, data: data12 };
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
              const err27 = { instancePath: instancePath + "/on", schemaPath: "#/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 }, schema: true, parentSchema: schema31.properties.on, data: data11 };
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
              const err28 = { instancePath: instancePath + "/inputs/" + i5, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.inputs.items, data: data14 };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
          } else {
            const err29 = { instancePath: instancePath + "/inputs/" + i5, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.inputs.items.type, parentSchema: schema31.properties.inputs.items, data: data14 };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
      } else {
        const err30 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.inputs.type, parentSchema: schema31.properties.inputs, data: data13 };
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
              const err31 = { instancePath: instancePath + "/outputs/" + i6, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.outputs.items, data: data16 };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
          } else {
            const err32 = { instancePath: instancePath + "/outputs/" + i6, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.outputs.items.type, parentSchema: schema31.properties.outputs.items, data: data16 };
            if (vErrors === null) {
              vErrors = [err32];
            } else {
              vErrors.push(err32);
            }
            errors++;
          }
        }
      } else {
        const err33 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.outputs.type, parentSchema: schema31.properties.outputs, data: data15 };
        if (vErrors === null) {
          vErrors = [err33];
        } else {
          vErrors.push(err33);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate55(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.idleTimeout !== void 0) {
      if (!validate55(data.idleTimeout, { instancePath: instancePath + "/idleTimeout", parentData: data, parentDataProperty: "idleTimeout", rootData })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      if (!validate68(data.retries, { instancePath: instancePath + "/retries", parentData: data, parentDataProperty: "retries", rootData })) {
        vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
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
            const err34 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/type", keyword: "type", params: { type: schema31.properties.retryOn.items.type }, schema: schema31.properties.retryOn.items.type, parentSchema: schema31.properties.retryOn.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
          if (typeof data21 == "number" && isFinite(data21)) {
            if (data21 > 255 || isNaN(data21)) {
              const err35 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, schema: 255, parentSchema: schema31.properties.retryOn.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
            if (data21 < 1 || isNaN(data21)) {
              const err36 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.retryOn.items, data: data21 };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          }
          if (typeof data21 === "string") {
            if (!pattern20.test(data21)) {
              const err37 = { instancePath: instancePath + "/retryOn/" + i7, schemaPath: "#/properties/retryOn/items/pattern", keyword: "pattern", params: { pattern: "^timeout$" }, schema: "^timeout$", parentSchema: schema31.properties.retryOn.items, data: data21 };
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
        const err38 = { instancePath: instancePath + "/retryOn", schemaPath: "#/properties/retryOn/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.retryOn.type, parentSchema: schema31.properties.retryOn, data: data20 };
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
        const err39 = { instancePath: instancePath + "/continueOnError", schemaPath: "#/properties/continueOnError/type", keyword: "type", params: { type: "boolean" }, schema: schema31.properties.continueOnError.type, parentSchema: schema31.properties.continueOnError, data: data22 };
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
          const err40 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema31.properties.when, data: data23 };
          if (vErrors === null) {
            vErrors = [err40];
          } else {
            vErrors.push(err40);
          }
          errors++;
        }
      } else {
        const err41 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: schema31.properties.when.type, parentSchema: schema31.properties.when, data: data23 };
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
            const err42 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: schema31.properties.ports.items.type, parentSchema: schema31.properties.ports.items, data: data25 };
            if (vErrors === null) {
              vErrors = [err42];
            } else {
              vErrors.push(err42);
            }
            errors++;
          }
          if (typeof data25 == "number" && isFinite(data25)) {
            if (data25 > 65535 || isNaN(data25)) {
              const err43 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: schema31.properties.ports.items, data: data25 };
              if (vErrors === null) {
                vErrors = [err43];
              } else {
                vErrors.push(err43);
              }
              errors++;
            }
            if (data25 < 1 || isNaN(data25)) {
              const err44 = { instancePath: instancePath + "/ports/" + i8, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema31.properties.ports.items, data: data25 };
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
        const err45 = { instancePath: instancePath + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.ports.type, parentSchema: schema31.properties.ports, data: data24 };
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
          if (!validate97(data26[i9], { instancePath: instancePath + "/sync/" + i9, parentData: data26, parentDataProperty: i9, rootData })) {
            vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err46 = { instancePath: instancePath + "/sync", schemaPath: "#/properties/sync/type", keyword: "type", params: { type: "array" }, schema: schema31.properties.sync.type, parentSchema: schema31.properties.sync, data: data26 };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
  } else {
    const err47 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err47];
    } else {
      vErrors.push(err47);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
var schema33 = { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder for package caches (apt, uv, pip, npm) that builds share.", "minLength": 1, "examples": ["~/.cache/devorch-packages"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] };
var pattern21 = new RegExp("^https?://", "u");
var pattern23 = new RegExp("^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "u");
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "proxy" || key0 === "caCertificates" || key0 === "packageMirror" || key0 === "aptProxy" || key0 === "locale" || key0 === "cacheDir")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.proxy !== void 0) {
      let data0 = data.proxy;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key1 in data0) {
          if (!(key1 === "http" || key1 === "https" || key1 === "noProxy")) {
            const err1 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema33.properties.proxy, data: data0 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        if (data0.http !== void 0) {
          let data1 = data0.http;
          if (typeof data1 === "string") {
            if (func3(data1) < 1) {
              const err2 = { instancePath: instancePath + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.proxy.properties.http, data: data1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.proxy.properties.http.type, parentSchema: schema33.properties.proxy.properties.http, data: data1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.https !== void 0) {
          let data2 = data0.https;
          if (typeof data2 === "string") {
            if (func3(data2) < 1) {
              const err4 = { instancePath: instancePath + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.proxy.properties.https, data: data2 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.proxy.properties.https.type, parentSchema: schema33.properties.proxy.properties.https, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        if (data0.noProxy !== void 0) {
          let data3 = data0.noProxy;
          if (typeof data3 === "string") {
            if (func3(data3) < 1) {
              const err6 = { instancePath: instancePath + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.proxy.properties.noProxy, data: data3 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.proxy.properties.noProxy.type, parentSchema: schema33.properties.proxy.properties.noProxy, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/proxy", schemaPath: "#/properties/proxy/type", keyword: "type", params: { type: "object" }, schema: schema33.properties.proxy.type, parentSchema: schema33.properties.proxy, data: data0 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.caCertificates !== void 0) {
      let data4 = data.caCertificates;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func3(data5) < 1) {
              const err9 = { instancePath: instancePath + "/caCertificates/" + i0, schemaPath: "#/properties/caCertificates/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.caCertificates.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/caCertificates/" + i0, schemaPath: "#/properties/caCertificates/items/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.caCertificates.items.type, parentSchema: schema33.properties.caCertificates.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/caCertificates", schemaPath: "#/properties/caCertificates/type", keyword: "type", params: { type: "array" }, schema: schema33.properties.caCertificates.type, parentSchema: schema33.properties.caCertificates, data: data4 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.packageMirror !== void 0) {
      let data6 = data.packageMirror;
      if (typeof data6 === "string") {
        if (!pattern21.test(data6)) {
          const err12 = { instancePath: instancePath + "/packageMirror", schemaPath: "#/properties/packageMirror/pattern", keyword: "pattern", params: { pattern: "^https?://" }, schema: "^https?://", parentSchema: schema33.properties.packageMirror, data: data6 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/packageMirror", schemaPath: "#/properties/packageMirror/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.packageMirror.type, parentSchema: schema33.properties.packageMirror, data: data6 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.aptProxy !== void 0) {
      let data7 = data.aptProxy;
      if (typeof data7 === "string") {
        if (!pattern21.test(data7)) {
          const err14 = { instancePath: instancePath + "/aptProxy", schemaPath: "#/properties/aptProxy/pattern", keyword: "pattern", params: { pattern: "^https?://" }, schema: "^https?://", parentSchema: schema33.properties.aptProxy, data: data7 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/aptProxy", schemaPath: "#/properties/aptProxy/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.aptProxy.type, parentSchema: schema33.properties.aptProxy, data: data7 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.locale !== void 0) {
      let data8 = data.locale;
      if (typeof data8 === "string") {
        if (!pattern23.test(data8)) {
          const err16 = { instancePath: instancePath + "/locale", schemaPath: "#/properties/locale/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$" }, schema: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", parentSchema: schema33.properties.locale, data: data8 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/locale", schemaPath: "#/properties/locale/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.locale.type, parentSchema: schema33.properties.locale, data: data8 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.cacheDir !== void 0) {
      let data9 = data.cacheDir;
      if (typeof data9 === "string") {
        if (func3(data9) < 1) {
          const err18 = { instancePath: instancePath + "/cacheDir", schemaPath: "#/properties/cacheDir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema33.properties.cacheDir, data: data9 };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/cacheDir", schemaPath: "#/properties/cacheDir/type", keyword: "type", params: { type: "string" }, schema: schema33.properties.cacheDir.type, parentSchema: schema33.properties.cacheDir, data: data9 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate101.errors = vErrors;
  return errors === 0;
}
var schema34 = { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "allow")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.allow !== void 0) {
      let data0 = data.allow;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 !== "string") {
            const err1 = { instancePath: instancePath + "/allow/" + i0, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "string" }, schema: schema34.properties.allow.items.type, parentSchema: schema34.properties.allow.items, data: data1 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (!(data1 === "apply" || data1 === "create_machine" || data1 === "run_task" || data1 === "copy_files" || data1 === "destroy")) {
            const err2 = { instancePath: instancePath + "/allow/" + i0, schemaPath: "#/properties/allow/items/enum", keyword: "enum", params: { allowedValues: schema34.properties.allow.items.enum }, schema: schema34.properties.allow.items.enum, parentSchema: schema34.properties.allow.items, data: data1 };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        let i1 = data0.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data0[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err3 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, schema: true, parentSchema: schema34.properties.allow, data: data0 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, schema: schema34.properties.allow.type, parentSchema: schema34.properties.allow, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate103.errors = vErrors;
  return errors === 0;
}
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "defaults" || key0 === "vars" || key0 === "images" || key0 === "machines" || key0 === "tasks" || key0 === "outputs" || key0 === "host" || key0 === "mcp")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema13, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.defaults !== void 0) {
      if (!validate25(data.defaults, { instancePath: instancePath + "/defaults", parentData: data, parentDataProperty: "defaults", rootData })) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
        errors = vErrors.length;
      }
    }
    if (data.vars !== void 0) {
      let data1 = data.vars;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          const _errs5 = errors;
          if (!validate32(key1, { instancePath: instancePath + "/vars", parentData: data1, parentDataProperty: "vars", rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            const err1 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema13.properties.vars.propertyNames, parentSchema: schema13.properties.vars, data: data1 };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          let data2 = data1[key2];
          const _errs8 = errors;
          let valid3 = false;
          const _errs9 = errors;
          if (!validate34(data2, { instancePath: instancePath + "/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs9 === errors;
          valid3 = valid3 || _valid0;
          if (!valid3) {
            const _errs10 = errors;
            if (data2 !== null) {
              const err2 = { instancePath: instancePath + "/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: schema13.properties.vars.additionalProperties.anyOf[1].type, parentSchema: schema13.properties.vars.additionalProperties.anyOf[1], data: data2 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            var _valid0 = _errs10 === errors;
            valid3 = valid3 || _valid0;
          }
          if (!valid3) {
            const err3 = { instancePath: instancePath + "/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: schema13.properties.vars.additionalProperties.anyOf, parentSchema: schema13.properties.vars.additionalProperties, data: data2 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          } else {
            errors = _errs8;
            if (vErrors !== null) {
              if (_errs8) {
                vErrors.length = _errs8;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: schema13.properties.vars.type, parentSchema: schema13.properties.vars, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data3 = data.images;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key3 in data3) {
          const _errs14 = errors;
          if (!validate22(key3, { instancePath: instancePath + "/images", parentData: data3, parentDataProperty: "images", rootData })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
          var valid4 = _errs14 === errors;
          if (!valid4) {
            const err5 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, schema: schema13.properties.images.propertyNames, parentSchema: schema13.properties.images, data: data3 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key4 in data3) {
          let data4 = data3[key4];
          const _errs17 = errors;
          let valid6 = false;
          const _errs18 = errors;
          if (!validate42(data4, { instancePath: instancePath + "/images/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key4, rootData })) {
            vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
            errors = vErrors.length;
          }
          var _valid1 = _errs18 === errors;
          valid6 = valid6 || _valid1;
          if (!valid6) {
            const _errs19 = errors;
            if (data4 !== null) {
              const err6 = { instancePath: instancePath + "/images/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: schema13.properties.images.additionalProperties.anyOf[1].type, parentSchema: schema13.properties.images.additionalProperties.anyOf[1], data: data4 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            var _valid1 = _errs19 === errors;
            valid6 = valid6 || _valid1;
          }
          if (!valid6) {
            const err7 = { instancePath: instancePath + "/images/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: schema13.properties.images.additionalProperties.anyOf, parentSchema: schema13.properties.images.additionalProperties, data: data4 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          } else {
            errors = _errs17;
            if (vErrors !== null) {
              if (_errs17) {
                vErrors.length = _errs17;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: schema13.properties.images.type, parentSchema: schema13.properties.images, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.machines !== void 0) {
      let data5 = data.machines;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key5 in data5) {
          const _errs23 = errors;
          if (!validate22(key5, { instancePath: instancePath + "/machines", parentData: data5, parentDataProperty: "machines", rootData })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
          var valid7 = _errs23 === errors;
          if (!valid7) {
            const err9 = { instancePath: instancePath + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, schema: schema13.properties.machines.propertyNames, parentSchema: schema13.properties.machines, data: data5 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        for (const key6 in data5) {
          let data6 = data5[key6];
          const _errs26 = errors;
          let valid9 = false;
          const _errs27 = errors;
          if (!validate63(data6, { instancePath: instancePath + "/machines/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key6, rootData })) {
            vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
            errors = vErrors.length;
          }
          var _valid2 = _errs27 === errors;
          valid9 = valid9 || _valid2;
          if (!valid9) {
            const _errs28 = errors;
            if (data6 !== null) {
              const err10 = { instancePath: instancePath + "/machines/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: schema13.properties.machines.additionalProperties.anyOf[1].type, parentSchema: schema13.properties.machines.additionalProperties.anyOf[1], data: data6 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            var _valid2 = _errs28 === errors;
            valid9 = valid9 || _valid2;
          }
          if (!valid9) {
            const err11 = { instancePath: instancePath + "/machines/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: schema13.properties.machines.additionalProperties.anyOf, parentSchema: schema13.properties.machines.additionalProperties, data: data6 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          } else {
            errors = _errs26;
            if (vErrors !== null) {
              if (_errs26) {
                vErrors.length = _errs26;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: schema13.properties.machines.type, parentSchema: schema13.properties.machines, data: data5 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.tasks !== void 0) {
      let data7 = data.tasks;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key7 in data7) {
          const _errs32 = errors;
          if (!validate89(key7, { instancePath: instancePath + "/tasks", parentData: data7, parentDataProperty: "tasks", rootData })) {
            vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
            errors = vErrors.length;
          }
          var valid10 = _errs32 === errors;
          if (!valid10) {
            const err13 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, schema: schema13.properties.tasks.propertyNames, parentSchema: schema13.properties.tasks, data: data7 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        for (const key8 in data7) {
          let data8 = data7[key8];
          const _errs35 = errors;
          let valid12 = false;
          const _errs36 = errors;
          if (!validate91(data8, { instancePath: instancePath + "/tasks/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data7, parentDataProperty: key8, rootData })) {
            vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
            errors = vErrors.length;
          }
          var _valid3 = _errs36 === errors;
          valid12 = valid12 || _valid3;
          if (!valid12) {
            const _errs37 = errors;
            if (data8 !== null) {
              const err14 = { instancePath: instancePath + "/tasks/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: schema13.properties.tasks.additionalProperties.anyOf[1].type, parentSchema: schema13.properties.tasks.additionalProperties.anyOf[1], data: data8 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            var _valid3 = _errs37 === errors;
            valid12 = valid12 || _valid3;
          }
          if (!valid12) {
            const err15 = { instancePath: instancePath + "/tasks/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: schema13.properties.tasks.additionalProperties.anyOf, parentSchema: schema13.properties.tasks.additionalProperties, data: data8 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          } else {
            errors = _errs35;
            if (vErrors !== null) {
              if (_errs35) {
                vErrors.length = _errs35;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: schema13.properties.tasks.type, parentSchema: schema13.properties.tasks, data: data7 };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.outputs !== void 0) {
      let data9 = data.outputs;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key9 in data9) {
          const _errs41 = errors;
          if (!validate32(key9, { instancePath: instancePath + "/outputs", parentData: data9, parentDataProperty: "outputs", rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
          var valid13 = _errs41 === errors;
          if (!valid13) {
            const err17 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, schema: schema13.properties.outputs.propertyNames, parentSchema: schema13.properties.outputs, data: data9 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        for (const key10 in data9) {
          let data10 = data9[key10];
          if (typeof data10 !== "string" && !(typeof data10 == "number" && isFinite(data10)) && typeof data10 !== "boolean" && data10 !== null) {
            const err18 = { instancePath: instancePath + "/outputs/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: schema13.properties.outputs.additionalProperties.type }, schema: schema13.properties.outputs.additionalProperties.type, parentSchema: schema13.properties.outputs.additionalProperties, data: data10 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: schema13.properties.outputs.type, parentSchema: schema13.properties.outputs, data: data9 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.host !== void 0) {
      if (!validate101(data.host, { instancePath: instancePath + "/host", parentData: data, parentDataProperty: "host", rootData })) {
        vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
        errors = vErrors.length;
      }
    }
    if (data.mcp !== void 0) {
      if (!validate103(data.mcp, { instancePath: instancePath + "/mcp", parentData: data, parentDataProperty: "mcp", rootData })) {
        vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema13.type, parentSchema: schema13, data };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate37.errors = vErrors;
  return errors === 0;
}
var schema35 = { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } };
var pattern24 = new RegExp("^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "u");
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "from" || key0 === "to")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema35, data };
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
        if (!pattern24.test(data0)) {
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: schema35.properties.from, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: schema35.properties.from.type, parentSchema: schema35.properties.from, data: data0 };
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
        if (!pattern24.test(data1)) {
          const err5 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: schema35.properties.to, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: schema35.properties.to.type, parentSchema: schema35.properties.to, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate113.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.project === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(func2.call(schema6.properties, key0) || pattern0.test(key0))) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema6, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.apiVersion !== void 0) {
      let data0 = data.apiVersion;
      if ("devorch/v1" !== data0) {
        const err3 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "devorch/v1" }, schema: "devorch/v1", parentSchema: schema6.properties.apiVersion, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.project !== void 0) {
      if (!validate22(data.project, { instancePath: instancePath + "/project", parentData: data, parentDataProperty: "project", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.provider !== void 0) {
      let data2 = data.provider;
      if (typeof data2 !== "string") {
        const err4 = { instancePath: instancePath + "/provider", schemaPath: "#/properties/provider/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.provider.type, parentSchema: schema6.properties.provider, data: data2 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (!(data2 === "multipass" || data2 === "sim")) {
        const err5 = { instancePath: instancePath + "/provider", schemaPath: "#/properties/provider/enum", keyword: "enum", params: { allowedValues: schema6.properties.provider.enum }, schema: schema6.properties.provider.enum, parentSchema: schema6.properties.provider, data: data2 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.namePrefix !== void 0) {
      if (!validate22(data.namePrefix, { instancePath: instancePath + "/namePrefix", parentData: data, parentDataProperty: "namePrefix", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.include !== void 0) {
      let data4 = data.include;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (typeof data5 === "string") {
            if (func3(data5) < 1) {
              const err6 = { instancePath: instancePath + "/include/" + i0, schemaPath: "#/properties/include/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema6.properties.include.items, data: data5 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/include/" + i0, schemaPath: "#/properties/include/items/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.include.items.type, parentSchema: schema6.properties.include.items, data: data5 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/include", schemaPath: "#/properties/include/type", keyword: "type", params: { type: "array" }, schema: schema6.properties.include.type, parentSchema: schema6.properties.include, data: data4 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.allowOutside !== void 0) {
      let data6 = data.allowOutside;
      if (Array.isArray(data6)) {
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data7 = data6[i1];
          if (typeof data7 === "string") {
            if (func3(data7) < 1) {
              const err9 = { instancePath: instancePath + "/allowOutside/" + i1, schemaPath: "#/properties/allowOutside/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema6.properties.allowOutside.items, data: data7 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/allowOutside/" + i1, schemaPath: "#/properties/allowOutside/items/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.allowOutside.items.type, parentSchema: schema6.properties.allowOutside.items, data: data7 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/allowOutside", schemaPath: "#/properties/allowOutside/type", keyword: "type", params: { type: "array" }, schema: schema6.properties.allowOutside.type, parentSchema: schema6.properties.allowOutside, data: data6 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.defaults !== void 0) {
      if (!validate25(data.defaults, { instancePath: instancePath + "/defaults", parentData: data, parentDataProperty: "defaults", rootData })) {
        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
        errors = vErrors.length;
      }
    }
    if (data.vars !== void 0) {
      let data9 = data.vars;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key1 in data9) {
          const _errs20 = errors;
          if (!validate32(key1, { instancePath: instancePath + "/vars", parentData: data9, parentDataProperty: "vars", rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
          var valid7 = _errs20 === errors;
          if (!valid7) {
            const err12 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, schema: schema6.properties.vars.propertyNames, parentSchema: schema6.properties.vars, data: data9 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        for (const key2 in data9) {
          if (!validate34(data9[key2], { instancePath: instancePath + "/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key2, rootData })) {
            vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.vars.type, parentSchema: schema6.properties.vars, data: data9 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.environments !== void 0) {
      let data11 = data.environments;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key3 in data11) {
          const _errs25 = errors;
          if (!validate22(key3, { instancePath: instancePath + "/environments", parentData: data11, parentDataProperty: "environments", rootData })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
          var valid9 = _errs25 === errors;
          if (!valid9) {
            const err14 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: key3 }, schema: schema6.properties.environments.propertyNames, parentSchema: schema6.properties.environments, data: data11 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        for (const key4 in data11) {
          if (!validate37(data11[key4], { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data11, parentDataProperty: key4, rootData })) {
            vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.environments.type, parentSchema: schema6.properties.environments, data: data11 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.images !== void 0) {
      let data13 = data.images;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        for (const key5 in data13) {
          const _errs30 = errors;
          if (!validate22(key5, { instancePath: instancePath + "/images", parentData: data13, parentDataProperty: "images", rootData })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
          var valid11 = _errs30 === errors;
          if (!valid11) {
            const err16 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: key5 }, schema: schema6.properties.images.propertyNames, parentSchema: schema6.properties.images, data: data13 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        for (const key6 in data13) {
          if (!validate42(data13[key6], { instancePath: instancePath + "/images/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data13, parentDataProperty: key6, rootData })) {
            vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.images.type, parentSchema: schema6.properties.images, data: data13 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.machines !== void 0) {
      let data15 = data.machines;
      if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
        for (const key7 in data15) {
          const _errs35 = errors;
          if (!validate22(key7, { instancePath: instancePath + "/machines", parentData: data15, parentDataProperty: "machines", rootData })) {
            vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
            errors = vErrors.length;
          }
          var valid13 = _errs35 === errors;
          if (!valid13) {
            const err18 = { instancePath: instancePath + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: key7 }, schema: schema6.properties.machines.propertyNames, parentSchema: schema6.properties.machines, data: data15 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        for (const key8 in data15) {
          if (!validate63(data15[key8], { instancePath: instancePath + "/machines/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data15, parentDataProperty: key8, rootData })) {
            vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.machines.type, parentSchema: schema6.properties.machines, data: data15 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.tasks !== void 0) {
      let data17 = data.tasks;
      if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
        for (const key9 in data17) {
          const _errs40 = errors;
          if (!validate89(key9, { instancePath: instancePath + "/tasks", parentData: data17, parentDataProperty: "tasks", rootData })) {
            vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
            errors = vErrors.length;
          }
          var valid15 = _errs40 === errors;
          if (!valid15) {
            const err20 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, schema: schema6.properties.tasks.propertyNames, parentSchema: schema6.properties.tasks, data: data17 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
        for (const key10 in data17) {
          if (!validate91(data17[key10], { instancePath: instancePath + "/tasks/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data17, parentDataProperty: key10, rootData })) {
            vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.tasks.type, parentSchema: schema6.properties.tasks, data: data17 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.outputs !== void 0) {
      let data19 = data.outputs;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for (const key11 in data19) {
          const _errs45 = errors;
          if (!validate32(key11, { instancePath: instancePath + "/outputs", parentData: data19, parentDataProperty: "outputs", rootData })) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
          }
          var valid17 = _errs45 === errors;
          if (!valid17) {
            const err22 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: key11 }, schema: schema6.properties.outputs.propertyNames, parentSchema: schema6.properties.outputs, data: data19 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key12 in data19) {
          let data20 = data19[key12];
          if (typeof data20 !== "string" && !(typeof data20 == "number" && isFinite(data20)) && typeof data20 !== "boolean") {
            const err23 = { instancePath: instancePath + "/outputs/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: schema6.properties.outputs.additionalProperties.type }, schema: schema6.properties.outputs.additionalProperties.type, parentSchema: schema6.properties.outputs.additionalProperties, data: data20 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.outputs.type, parentSchema: schema6.properties.outputs, data: data19 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.moved !== void 0) {
      let data21 = data.moved;
      if (Array.isArray(data21)) {
        const len2 = data21.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate113(data21[i2], { instancePath: instancePath + "/moved/" + i2, parentData: data21, parentDataProperty: i2, rootData })) {
            vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: "array" }, schema: schema6.properties.moved.type, parentSchema: schema6.properties.moved, data: data21 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.host !== void 0) {
      if (!validate101(data.host, { instancePath: instancePath + "/host", parentData: data, parentDataProperty: "host", rootData })) {
        vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors);
        errors = vErrors.length;
      }
    }
    if (data.mcp !== void 0) {
      if (!validate103(data.mcp, { instancePath: instancePath + "/mcp", parentData: data, parentDataProperty: "mcp", rootData })) {
        vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema6.type, parentSchema: schema6, data };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
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
