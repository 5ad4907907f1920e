// Generated from schemas/devorch.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
var Ge = (r, i) => () => {
  try {
    return i || r((i = { exports: {} }).exports, i), i.exports;
  } catch (A) {
    throw i = 0, A;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var Oe = Ge((Ae) => {
  "use strict";
  Object.defineProperty(Ae, "__esModule", { value: true });
  function Ze(r) {
    const i = r.length;
    let A = 0;
    let v = 0;
    let h;
    while (v < i) {
      A++;
      h = r.charCodeAt(v++);
      if (h >= 55296 && h <= 56319 && v < i) {
        h = r.charCodeAt(v);
        if ((h & 64512) === 56320)
          v++;
      }
    }
    return A;
  }
  Ae.default = Ze;
  Ze.code = 'require("ajv/dist/runtime/ucs2length").default';
});

// <stdin>
var ct = Ee;
var ht = Ee;
var y = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "devorch.schema.json", "title": "Config", "description": "devorch.yaml: the machines a project wants, and the tasks run in them.", "type": "object", "required": ["apiVersion", "project"], "additionalProperties": false, "patternProperties": { "^x-": { "description": "Ignored: a place for YAML anchors." } }, "properties": { "apiVersion": { "const": "devorch/v1", "description": "Version of this format.", "examples": ["devorch/v1"] }, "project": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the project. With the environment it is the scope of ownership.", "examples": ["acme"] }, "provider": { "type": "string", "description": "What runs the machines: Multipass, or the simulator that comes with devorch.", "enum": ["multipass", "sim"], "default": "multipass", "examples": ["sim"] }, "namePrefix": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Start of the instances' names, before environment and machine. Default: `dev-` and the project.", "examples": ["acme"] }, "include": { "type": "array", "description": "Files merged under this one, in order: maps are merged, lists are replaced, this file wins.", "items": { "type": "string", "minLength": 1 }, "examples": [["./machines.yaml"]] }, "allowOutside": { "type": "array", "description": "Folders outside the project that this configuration may read or mount.", "items": { "type": "string", "minLength": 1 }, "examples": [["~/certificates"]] }, "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables, set by `--var`, `--var-file` or `DEVORCH_VAR_NAME`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "$ref": "#/definitions/variable" }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "environments": { "type": "object", "description": "Changes by environment.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/overlay" }, "examples": [{ "ci": { "machines": { "web": { "replicas": 3 } } } }] }, "images": { "type": "object", "description": "Golden images by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/image" }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines by name.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "$ref": "#/definitions/machine" }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks by name.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "$ref": "#/definitions/task" }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Values that `devorch output` prints.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "moved": { "type": "array", "description": "Machines that were renamed in this file.", "items": { "$ref": "#/definitions/move" }, "examples": [[{ "from": "machine.app", "to": "machine.web" }]] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } }, "definitions": { "name": { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] }, "taskName": { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] }, "variableName": { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] }, "environmentVariableName": { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] }, "count": { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] }, "number": { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] }, "size": { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] }, "duration": { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] }, "value": { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } }, "secret": { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] }, "defaults": { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] }, "variable": { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } }, "image": { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "pattern": "^[^-]", "patternErrorMessage": "must not begin with -, which Multipass would read as an option", "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } }, "toolchain": { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv. `3.12` and `latest` are pinned in devorch.lock.json.", "pattern": "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "patternErrorMessage": "must be latest or a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] }, "imageStep": { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } }, "verify": { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } }, "machine": { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "pattern": "^[^-]", "patternErrorMessage": "must not begin with -, which Multipass would read as an option", "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine. What was copied stays in the guest when its entry is removed: no plan shows it.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } }, "network": { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "pattern": "^[^,\\n\\r]+$", "patternErrorMessage": "must be the name of a network, without commas", "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } }, "repo": { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] }, "file": { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } }, "mount": { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } }, "ready": { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does, once files, checkout and setup tasks are there.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] }, "lifecycle": { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] }, "task": { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest, by `sudo`, with that user's home.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines by name (`web` is all its replicas, `web-2` the second), or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached, if each entry matches a file.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "reports": { "type": "array", "description": "Guest files in JUnit XML or TAP, or folders of `.xml` and `.tap` files, relative to `workdir`. Collected as `outputs` are, and their tests become part of the JUnit report and of the step's summary.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml", "test-results"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.", "minLength": 1, "maxLength": 500, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first: for five minutes, or until `timeout`.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } }, "sync": { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } }, "host": { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "pattern": "^\\S+$", "patternErrorMessage": "must be a URL", "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "pattern": "^\\S+$", "patternErrorMessage": "must be a URL", "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line", "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://\\S+$", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://\\S+$", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder of package caches (apt, uv, pip, npm) that builds of images share. It is made, for you alone.", "minLength": 1, "examples": ["~/devorch-cache"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] }, "mcp": { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] }, "move": { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it. Its further replicas move with it, but for those with a move of their own.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } }, "overlay": { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } } } };
var xe = Object.prototype.hasOwnProperty;
var w = Oe().default;
var Re = new RegExp("^x-", "u");
var Se = { "description": "Letters, digits and hyphens; starts with a letter and does not end with a hyphen.", "type": "string", "pattern": "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits and hyphens, start with a letter and not end with a hyphen", "examples": ["web"] };
var Fe = new RegExp("^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", "u");
function D(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!Fe.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$", parentSchema: Se, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Se.type, parentSchema: Se, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  D.errors = e;
  return s === 0;
}
var $e = { "title": "Defaults", "description": "What images and machines get when they do not say otherwise.", "type": "object", "additionalProperties": false, "properties": { "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs.", "examples": [2], "default": 1 }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory.", "examples": ["4G"], "default": "1G" }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of images, and of machines that are launched and not cloned.", "examples": ["20G"], "default": "5G" } }, "examples": [{ "cpus": 2, "memory": "4G", "disk": "20G" }] };
var ne = { "description": "A whole number from 1, or one variable.", "type": ["integer", "string"], "minimum": 1, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 1", "examples": [2] };
var Ce = new RegExp("^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "u");
function W(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r)) && typeof r !== "string") {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: ne.type }, schema: ne.type, parentSchema: ne, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof r == "number" && isFinite(r)) {
    if (r > 1e3 || isNaN(r)) {
      const a = { instancePath: i, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: ne, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r < 1 || isNaN(r)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: ne, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof r === "string") {
    if (!Ce.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: ne, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  W.errors = e;
  return s === 0;
}
var me = { "description": "A size as in Multipass: a number with K, M or G (`512M`, `1.5G`, `4GiB`), or bytes.", "type": ["string", "integer"], "minimum": 1, "pattern": "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a size such as 512M, 1.5G or 4GiB", "examples": ["4G"] };
var Ve = new RegExp("^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function j(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r !== "string" && !(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: me.type }, schema: me.type, parentSchema: me, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof r == "number" && isFinite(r)) {
    if (r < 1 || isNaN(r)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: me, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof r === "string") {
    if (!Ve.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^(\\d+|\\d+(\\.\\d+)?[KkMmGg]([Ii]?[Bb])?|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: me, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  j.errors = e;
  return s === 0;
}
function Y(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const a in r) {
      if (!(a === "cpus" || a === "memory" || a === "disk")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: $e, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.cpus !== void 0) {
      if (!W(r.cpus, { instancePath: i + "/cpus", parentData: r, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? W.errors : e.concat(W.errors);
        s = e.length;
      }
    }
    if (r.memory !== void 0) {
      if (!j(r.memory, { instancePath: i + "/memory", parentData: r, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
    if (r.disk !== void 0) {
      if (!j(r.disk, { instancePath: i + "/disk", parentData: r, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: $e.type, parentSchema: $e, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Y.errors = e;
  return s === 0;
}
var De = { "description": "Letters, digits, `-` and `_`; starts with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "patternErrorMessage": "must have letters, digits, - and _ only, and start with a letter", "examples": ["token"] };
var We = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
function H(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!We.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, schema: "^[A-Za-z][A-Za-z0-9_-]*$", parentSchema: De, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: De.type, parentSchema: De, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  H.errors = e;
  return s === 0;
}
var q = { "title": "Variable", "description": "An input of the configuration, used as `${var.NAME}`.", "type": "object", "additionalProperties": false, "properties": { "default": { "type": ["string", "number", "boolean"], "description": "Value when none is given; without it, one must be given.", "examples": ["main"] }, "type": { "type": "string", "description": "What a given value is read as. Default: the type of `default`, else string.", "enum": ["string", "number", "boolean"], "examples": ["number"] }, "sensitive": { "type": "boolean", "description": "Hide the value wherever it would be shown. It may then stand only where text is sent to a guest: `env`, task `run` and `stdin`, `ready`, `outputs`.", "default": false, "examples": [true] }, "description": { "type": "string", "description": "What the variable is for.", "minLength": 1, "examples": ["Branch to check out"] } } };
function X(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const a in r) {
      if (!(a === "default" || a === "type" || a === "sensitive" || a === "description")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: q, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.default !== void 0) {
      let a = r.default;
      if (typeof a !== "string" && !(typeof a == "number" && isFinite(a)) && typeof a !== "boolean") {
        const t = { instancePath: i + "/default", schemaPath: "#/properties/default/type", keyword: "type", params: { type: q.properties.default.type }, schema: q.properties.default.type, parentSchema: q.properties.default, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.type !== void 0) {
      let a = r.type;
      if (typeof a !== "string") {
        const t = { instancePath: i + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, schema: q.properties.type.type, parentSchema: q.properties.type, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
      if (!(a === "string" || a === "number" || a === "boolean")) {
        const t = { instancePath: i + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: q.properties.type.enum }, schema: q.properties.type.enum, parentSchema: q.properties.type, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.sensitive !== void 0) {
      let a = r.sensitive;
      if (typeof a !== "boolean") {
        const t = { instancePath: i + "/sensitive", schemaPath: "#/properties/sensitive/type", keyword: "type", params: { type: "boolean" }, schema: q.properties.sensitive.type, parentSchema: q.properties.sensitive, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.description !== void 0) {
      let a = r.description;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/description", schemaPath: "#/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: q.properties.description, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, schema: q.properties.description.type, parentSchema: q.properties.description, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: q.type, parentSchema: q, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  X.errors = e;
  return s === 0;
}
var k = { "title": "Environment", "description": "Changes for one environment, chosen with `--env`: maps are merged, lists are replaced, `null` removes.", "type": "object", "additionalProperties": false, "properties": { "defaults": { "$ref": "#/definitions/defaults" }, "vars": { "type": "object", "description": "Variables to change or add.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/variable" }, { "type": "null" }] }, "examples": [{ "ref": { "default": "main" }, "token": { "sensitive": true } }] }, "images": { "type": "object", "description": "Images to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/image" }, { "type": "null" }] }, "examples": [{ "golden": { "from": "22.04" } }] }, "machines": { "type": "object", "description": "Machines to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/name" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/machine" }, { "type": "null" }] }, "examples": [{ "web": { "image": "golden" } }] }, "tasks": { "type": "object", "description": "Tasks to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/taskName" }, "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/task" }, { "type": "null" }] }, "examples": [{ "test": { "run": "pytest -q", "on": "web" } }] }, "outputs": { "type": "object", "description": "Outputs to change, add, or remove with `null`.", "propertyNames": { "$ref": "#/definitions/variableName" }, "additionalProperties": { "type": ["string", "number", "boolean", "null"] }, "examples": [{ "url": "http://${machine.web.ipv4}:8080" }] }, "host": { "$ref": "#/definitions/host" }, "mcp": { "$ref": "#/definitions/mcp" } } };
var Z = { "title": "Image", "description": "A golden image: a template machine that is built once, verified, sealed in a snapshot, and cloned.", "type": "object", "required": ["from"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "What to start from: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "pattern": "^[^-]", "patternErrorMessage": "must not begin with -, which Multipass would read as an option", "examples": ["22.04"] }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "CPUs while it is built. Default: `defaults.cpus`.", "examples": [4] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory while it is built. Default: `defaults.memory`.", "examples": ["8G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk of the template, and so the least disk of its clones. Default: `defaults.disk`.", "examples": ["20G"] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "toolchain": { "$ref": "#/definitions/toolchain" }, "steps": { "type": "array", "description": "What is run in the template, in order.", "items": { "$ref": "#/definitions/imageStep" }, "examples": [[{ "name": "locale", "run": "sudo locale-gen de_DE.UTF-8" }]] }, "verify": { "type": "array", "description": "Checks before the image is sealed.", "items": { "$ref": "#/definitions/verify" }, "examples": [[{ "run": "python3.12 --version", "expect": "Python 3.12.10" }]] }, "snapshot": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the sealed snapshot.", "examples": ["golden-image"], "default": "golden-image" } } };
var Te = new RegExp("^[^-]", "u");
var $ = { "title": "Toolchain", "description": "Tools that devorch installs in the template. `latest` is pinned in devorch.lock.json.", "type": "object", "additionalProperties": false, "properties": { "python": { "type": "string", "description": "Python, installed through uv. `3.12` and `latest` are pinned in devorch.lock.json.", "pattern": "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "patternErrorMessage": "must be latest or a version such as 3.12.10", "examples": ["3.12.10"] }, "uv": { "type": "string", "description": "uv.", "pattern": "^(latest|\\d+\\.\\d+\\.\\d+)$", "patternErrorMessage": "must be latest or a version such as 0.7.3", "examples": ["latest"] }, "podman": { "type": "string", "description": "Podman, usable by the `ubuntu` user without root.", "enum": ["rootless"], "examples": ["rootless"] }, "git": { "type": "boolean", "description": "git.", "default": false, "examples": [true] }, "tools": { "type": "array", "description": "Python command-line tools, installed with uv: a name, or `name==version`.", "items": { "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "patternErrorMessage": "must be the name of a package, or name==version" }, "examples": [["black", "pytest==8.4.1"]], "uniqueItems": true }, "aliases": { "type": "object", "description": "bash aliases, by name.", "propertyNames": { "pattern": "^[A-Za-z0-9_.-]+$" }, "additionalProperties": { "type": "string", "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line" }, "examples": [{ "ll": "ls -l" }] } }, "examples": [{ "python": "3.12.10", "uv": "latest", "podman": "rootless", "git": true, "tools": ["black", "isort", "flake8", "mypy", "pytest"] }] };
var Ke = new RegExp("^(latest|\\d+\\.\\d+(\\.\\d+)?)$", "u");
var Ue = new RegExp("^(latest|\\d+\\.\\d+\\.\\d+)$", "u");
var Be = new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", "u");
var Je = new RegExp("^[A-Za-z0-9_.-]+$", "u");
var He = new RegExp("^[^\\n\\r]+$", "u");
function ce(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const t in r) {
      if (!(t === "python" || t === "uv" || t === "podman" || t === "git" || t === "tools" || t === "aliases")) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: $, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.python !== void 0) {
      let t = r.python;
      if (typeof t === "string") {
        if (!Ke.test(t)) {
          const p = { instancePath: i + "/python", schemaPath: "#/properties/python/pattern", keyword: "pattern", params: { pattern: "^(latest|\\d+\\.\\d+(\\.\\d+)?)$" }, schema: "^(latest|\\d+\\.\\d+(\\.\\d+)?)$", parentSchema: $.properties.python, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/python", schemaPath: "#/properties/python/type", keyword: "type", params: { type: "string" }, schema: $.properties.python.type, parentSchema: $.properties.python, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.uv !== void 0) {
      let t = r.uv;
      if (typeof t === "string") {
        if (!Ue.test(t)) {
          const p = { instancePath: i + "/uv", schemaPath: "#/properties/uv/pattern", keyword: "pattern", params: { pattern: "^(latest|\\d+\\.\\d+\\.\\d+)$" }, schema: "^(latest|\\d+\\.\\d+\\.\\d+)$", parentSchema: $.properties.uv, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/uv", schemaPath: "#/properties/uv/type", keyword: "type", params: { type: "string" }, schema: $.properties.uv.type, parentSchema: $.properties.uv, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.podman !== void 0) {
      let t = r.podman;
      if (typeof t !== "string") {
        const p = { instancePath: i + "/podman", schemaPath: "#/properties/podman/type", keyword: "type", params: { type: "string" }, schema: $.properties.podman.type, parentSchema: $.properties.podman, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (!(t === "rootless")) {
        const p = { instancePath: i + "/podman", schemaPath: "#/properties/podman/enum", keyword: "enum", params: { allowedValues: $.properties.podman.enum }, schema: $.properties.podman.enum, parentSchema: $.properties.podman, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.git !== void 0) {
      let t = r.git;
      if (typeof t !== "boolean") {
        const p = { instancePath: i + "/git", schemaPath: "#/properties/git/type", keyword: "type", params: { type: "boolean" }, schema: $.properties.git.type, parentSchema: $.properties.git, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.tools !== void 0) {
      let t = r.tools;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (!Be.test(n)) {
              const o = { instancePath: i + "/tools/" + m, schemaPath: "#/properties/tools/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$" }, schema: "^[A-Za-z0-9][A-Za-z0-9._-]*(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?$", parentSchema: $.properties.tools.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/tools/" + m, schemaPath: "#/properties/tools/items/type", keyword: "type", params: { type: "string" }, schema: $.properties.tools.items.type, parentSchema: $.properties.tools.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/tools", schemaPath: "#/properties/tools/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: $.properties.tools, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, schema: $.properties.tools.type, parentSchema: $.properties.tools, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.aliases !== void 0) {
      let t = r.aliases;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        for (const p in t) {
          const l = s;
          if (typeof p === "string") {
            if (!Je.test(p)) {
              const c = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_.-]+$" }, schema: "^[A-Za-z0-9_.-]+$", parentSchema: $.properties.aliases.propertyNames, data: p, propertyName: p };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: $.properties.aliases.propertyNames, parentSchema: $.properties.aliases, data: t };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in t) {
          let l = t[p];
          if (typeof l === "string") {
            if (!He.test(l)) {
              const c = { instancePath: i + "/aliases/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[^\\n\\r]+$" }, schema: "^[^\\n\\r]+$", parentSchema: $.properties.aliases.additionalProperties, data: l };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          } else {
            const c = { instancePath: i + "/aliases/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/aliases/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: $.properties.aliases.additionalProperties.type, parentSchema: $.properties.aliases.additionalProperties, data: l };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/aliases", schemaPath: "#/properties/aliases/type", keyword: "type", params: { type: "object" }, schema: $.properties.aliases.type, parentSchema: $.properties.aliases, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: $.type, parentSchema: $, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    s++;
  }
  ce.errors = e;
  return s === 0;
}
var O = { "title": "Image step", "description": "One step of building an image: exactly one of `run` and `script`.", "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name shown in plans and logs. Default: `step-N`.", "minLength": 1, "examples": ["locale"] }, "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["sudo locale-gen de_DE.UTF-8"] }, "script": { "type": "string", "description": "A script on the host, relative to this file, run in the guest.", "minLength": 1, "examples": ["./image/aliases.sh"] }, "env": { "type": "object", "description": "Environment of this step only.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long the step may take.", "examples": ["10m"], "default": "30m" }, "checkpoint": { "type": "boolean", "description": "Seal after this step: a later build whose steps agree up to here starts from it.", "default": false, "examples": [true] } } };
var ze = { "description": "Letters, digits and `_`; does not start with a digit.", "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$", "patternErrorMessage": "must have letters, digits and _ only, and not start with a digit", "examples": ["DB_HOST"] };
var Ye = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
function K(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!Ye.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }, schema: "^[A-Za-z_][A-Za-z0-9_]*$", parentSchema: ze, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: ze.type, parentSchema: ze, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  K.errors = e;
  return s === 0;
}
var oe = { "title": "Value", "description": "Text, a number, true or false; or where a secret comes from.", "type": ["string", "number", "boolean", "object"], "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the secret comes from.", "examples": ["env:ACME_TOKEN"] } } };
var Le = { "description": "Where the secret is read at apply time: `env:NAME`, `file:PATH` or `command:COMMAND`. It is never stored.", "type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "patternErrorMessage": "must be env:NAME, file:PATH or command:COMMAND", "examples": ["env:ACME_TOKEN", "file:~/.config/acme/token", "command:pass show acme"] };
var Xe = new RegExp("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", "u");
function Q(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!Xe.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$" }, schema: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|command:.+)$", parentSchema: Le, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Le.type, parentSchema: Le, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Q.errors = e;
  return s === 0;
}
function U(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r !== "string" && !(typeof r == "number" && isFinite(r)) && typeof r !== "boolean" && !(r && typeof r == "object" && !Array.isArray(r))) {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: oe.type }, schema: oe.type, parentSchema: oe, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.secret === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "secret" }, schema: oe.required, parentSchema: oe, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "secret")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: oe, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.secret !== void 0) {
      if (!Q(r.secret, { instancePath: i + "/secret", parentData: r, parentDataProperty: "secret", rootData: h })) {
        e = e === null ? Q.errors : e.concat(Q.errors);
        s = e.length;
      }
    }
  }
  U.errors = e;
  return s === 0;
}
var Ne = { "description": "A duration as in Go: `30s`, `2m30s`, `8h`.", "type": "string", "pattern": "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "patternErrorMessage": "must be a duration such as 30s, 2m30s or 8h", "examples": ["2m30s"] };
var Qe = new RegExp("^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", "u");
function E(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!Qe.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$" }, schema: "^((\\d+(\\.\\d+)?(ms|s|m|h))+|\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\})$", parentSchema: Ne, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: Ne.type, parentSchema: Ne, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  E.errors = e;
  return s === 0;
}
function he(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const t in r) {
      if (!(t === "name" || t === "run" || t === "script" || t === "env" || t === "timeout" || t === "checkpoint")) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: O, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.name !== void 0) {
      let t = r.name;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.name, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: O.properties.name.type, parentSchema: O.properties.name, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.run !== void 0) {
      let t = r.run;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.run, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: O.properties.run.type, parentSchema: O.properties.run, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.script !== void 0) {
      let t = r.script;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/script", schemaPath: "#/properties/script/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: O.properties.script, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/script", schemaPath: "#/properties/script/type", keyword: "type", params: { type: "string" }, schema: O.properties.script.type, parentSchema: O.properties.script, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.env !== void 0) {
      let t = r.env;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        for (const p in t) {
          const l = s;
          if (!K(p, { instancePath: i + "/env", parentData: t, parentDataProperty: "env", rootData: h })) {
            e = e === null ? K.errors : e.concat(K.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: O.properties.env.propertyNames, parentSchema: O.properties.env, data: t };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in t) {
          if (!U(t[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: t, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: O.properties.env.type, parentSchema: O.properties.env, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.timeout !== void 0) {
      if (!E(r.timeout, { instancePath: i + "/timeout", parentData: r, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
    if (r.checkpoint !== void 0) {
      let t = r.checkpoint;
      if (typeof t !== "boolean") {
        const p = { instancePath: i + "/checkpoint", schemaPath: "#/properties/checkpoint/type", keyword: "type", params: { type: "boolean" }, schema: O.properties.checkpoint.type, parentSchema: O.properties.checkpoint, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: O.type, parentSchema: O, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    s++;
  }
  he.errors = e;
  return s === 0;
}
var F = { "title": "Verify", "description": "A command that must exit 0 in the finished template.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["python3.12 --version"] }, "expect": { "type": "string", "description": "What its trimmed standard output must be.", "examples": ["Python 3.12.10"] } } };
function ue(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.run === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: F.required, parentSchema: F, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "run" || a === "expect")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: F, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.run !== void 0) {
      let a = r.run;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: F.properties.run, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: F.properties.run.type, parentSchema: F.properties.run, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.expect !== void 0) {
      let a = r.expect;
      if (typeof a !== "string") {
        const t = { instancePath: i + "/expect", schemaPath: "#/properties/expect/type", keyword: "type", params: { type: "string" }, schema: F.properties.expect.type, parentSchema: F.properties.expect, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: F.type, parentSchema: F, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ue.errors = e;
  return s === 0;
}
function ee(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: Z.required, parentSchema: Z, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!xe.call(Z.properties, a)) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: Z, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.from !== void 0) {
      let a = r.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: Z.properties.from, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
        if (!Te.test(a)) {
          const t = { instancePath: i + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^[^-]" }, schema: "^[^-]", parentSchema: Z.properties.from, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: Z.properties.from.type, parentSchema: Z.properties.from, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.cpus !== void 0) {
      if (!W(r.cpus, { instancePath: i + "/cpus", parentData: r, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? W.errors : e.concat(W.errors);
        s = e.length;
      }
    }
    if (r.memory !== void 0) {
      if (!j(r.memory, { instancePath: i + "/memory", parentData: r, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
    if (r.disk !== void 0) {
      if (!j(r.disk, { instancePath: i + "/disk", parentData: r, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
    if (r.cloudInit !== void 0) {
      let a = r.cloudInit;
      if (typeof a !== "string" && !(a && typeof a == "object" && !Array.isArray(a))) {
        const t = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: Z.properties.cloudInit.type }, schema: Z.properties.cloudInit.type, parentSchema: Z.properties.cloudInit, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: Z.properties.cloudInit, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      }
    }
    if (r.toolchain !== void 0) {
      if (!ce(r.toolchain, { instancePath: i + "/toolchain", parentData: r, parentDataProperty: "toolchain", rootData: h })) {
        e = e === null ? ce.errors : e.concat(ce.errors);
        s = e.length;
      }
    }
    if (r.steps !== void 0) {
      let a = r.steps;
      if (Array.isArray(a)) {
        const t = a.length;
        for (let p = 0; p < t; p++) {
          if (!he(a[p], { instancePath: i + "/steps/" + p, parentData: a, parentDataProperty: p, rootData: h })) {
            e = e === null ? he.errors : e.concat(he.errors);
            s = e.length;
          }
        }
      } else {
        const t = { instancePath: i + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, schema: Z.properties.steps.type, parentSchema: Z.properties.steps, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.verify !== void 0) {
      let a = r.verify;
      if (Array.isArray(a)) {
        const t = a.length;
        for (let p = 0; p < t; p++) {
          if (!ue(a[p], { instancePath: i + "/verify/" + p, parentData: a, parentDataProperty: p, rootData: h })) {
            e = e === null ? ue.errors : e.concat(ue.errors);
            s = e.length;
          }
        }
      } else {
        const t = { instancePath: i + "/verify", schemaPath: "#/properties/verify/type", keyword: "type", params: { type: "array" }, schema: Z.properties.verify.type, parentSchema: Z.properties.verify, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.snapshot !== void 0) {
      if (!D(r.snapshot, { instancePath: i + "/snapshot", parentData: r, parentDataProperty: "snapshot", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: Z.type, parentSchema: Z, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ee.errors = e;
  return s === 0;
}
var g = { "title": "Machine", "description": "A development machine: a clone of a golden image (`image`) or a plain launch (`from`).", "type": "object", "additionalProperties": false, "properties": { "image": { "type": "string", "description": "Name of an image of this configuration.", "minLength": 1, "examples": ["golden"] }, "from": { "type": "string", "description": "What to launch instead of cloning: an Ubuntu release, an alias, or the URL of an image.", "minLength": 1, "pattern": "^[^-]", "patternErrorMessage": "must not begin with -, which Multipass would read as an option", "examples": ["24.04"] }, "name": { "allOf": [{ "$ref": "#/definitions/name" }], "description": "Name of the instance, instead of one made from prefix, environment and machine.", "examples": ["build-box"] }, "labels": { "type": "array", "description": "Labels by which tasks select machines.", "items": { "type": "string", "description": "A label.", "minLength": 1, "pattern": "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be a word such as backend or role=db", "examples": ["backend"] }, "examples": [["backend"]], "uniqueItems": true }, "cpus": { "allOf": [{ "$ref": "#/definitions/count" }], "description": "Number of CPUs. Default: `defaults.cpus`.", "examples": [2] }, "memory": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Memory. Default: `defaults.memory`.", "examples": ["4G"] }, "disk": { "allOf": [{ "$ref": "#/definitions/size" }], "description": "Disk. Default: the image's disk, or `defaults.disk` for a plain launch. Shrinking it replaces the machine.", "examples": ["20G"] }, "replicas": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How many instances: `web`, `web-2`, `web-3`.", "examples": [3], "default": 1 }, "state": { "type": "string", "description": "The state to keep the machine in.", "enum": ["running", "stopped", "suspended", "absent"], "default": "running", "examples": ["stopped"] }, "networks": { "type": "array", "description": "Host networks to join, beside the default one.", "items": { "$ref": "#/definitions/network" }, "examples": [[{ "name": "en0", "mode": "auto" }]] }, "cloudInit": { "type": ["string", "object"], "description": "cloud-init user data for a plain launch: a path relative to this file, the document as text starting with `#cloud-config`, or the document itself.", "minLength": 1, "examples": ["./cloud-init.yaml"] }, "repo": { "$ref": "#/definitions/repo" }, "files": { "type": "array", "description": "Host files to copy into the machine. What was copied stays in the guest when its entry is removed: no plan shows it.", "items": { "$ref": "#/definitions/file" }, "examples": [[{ "from": "./env.template", "to": "~/.env", "mode": "0600" }]] }, "mounts": { "type": "array", "description": "Host folders to mount in the machine.", "items": { "$ref": "#/definitions/mount" }, "examples": [[{ "source": ".", "target": "/workspace" }]] }, "env": { "type": "object", "description": "Environment of everything devorch runs in the machine. It is given to each command and never written in the guest.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "setup": { "type": "array", "description": "Tasks that belong to the desired state, run in this order, each after its `needs`.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "dependsOn": { "type": "array", "description": "Machines that must be ready first. References such as `${machine.db.ipv4}` imply it.", "items": { "type": "string", "minLength": 1 }, "examples": [["db"]], "uniqueItems": true }, "ready": { "$ref": "#/definitions/ready" }, "lifecycle": { "$ref": "#/definitions/lifecycle" } } };
var et = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", "u");
var le = { "description": "A whole number from 0, or one variable.", "type": ["integer", "string"], "minimum": 0, "maximum": 1e3, "pattern": "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", "patternErrorMessage": "must be a whole number from 0", "examples": [1] };
function te(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r)) && typeof r !== "string") {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: le.type }, schema: le.type, parentSchema: le, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  if (typeof r == "number" && isFinite(r)) {
    if (r > 1e3 || isNaN(r)) {
      const a = { instancePath: i, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, schema: 1e3, parentSchema: le, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r < 0 || isNaN(r)) {
      const a = { instancePath: i, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: le, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  if (typeof r === "string") {
    if (!Ce.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$" }, schema: "^\\$\\{var\\.[A-Za-z][A-Za-z0-9_-]*\\}$", parentSchema: le, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  }
  te.errors = e;
  return s === 0;
}
var M = { "title": "Network", "description": "A host network, as `multipass networks` lists it.", "type": "object", "required": ["name"], "additionalProperties": false, "properties": { "name": { "type": "string", "description": "Name of the host network.", "minLength": 1, "pattern": "^[^,\\n\\r]+$", "patternErrorMessage": "must be the name of a network, without commas", "examples": ["en0"] }, "mode": { "type": "string", "description": "`auto` configures the interface in the guest; `manual` leaves it.", "enum": ["auto", "manual"], "default": "auto", "examples": ["manual"] }, "mac": { "type": "string", "description": "MAC address of the interface.", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "patternErrorMessage": "must be a MAC address", "examples": ["52:54:00:4b:ab:cd"] } } };
var tt = new RegExp("^[^,\\n\\r]+$", "u");
var rt = new RegExp("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "u");
function de(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.name === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: M.required, parentSchema: M, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "name" || a === "mode" || a === "mac")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: M, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.name !== void 0) {
      let a = r.name;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: M.properties.name, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
        if (!tt.test(a)) {
          const t = { instancePath: i + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[^,\\n\\r]+$" }, schema: "^[^,\\n\\r]+$", parentSchema: M.properties.name, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: M.properties.name.type, parentSchema: M.properties.name, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.mode !== void 0) {
      let a = r.mode;
      if (typeof a !== "string") {
        const t = { instancePath: i + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: M.properties.mode.type, parentSchema: M.properties.mode, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
      if (!(a === "auto" || a === "manual")) {
        const t = { instancePath: i + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: M.properties.mode.enum }, schema: M.properties.mode.enum, parentSchema: M.properties.mode, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.mac !== void 0) {
      let a = r.mac;
      if (typeof a === "string") {
        if (!rt.test(a)) {
          const t = { instancePath: i + "/mac", schemaPath: "#/properties/mac/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, schema: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", parentSchema: M.properties.mac, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/mac", schemaPath: "#/properties/mac/type", keyword: "type", params: { type: "string" }, schema: M.properties.mac.type, parentSchema: M.properties.mac, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: M.type, parentSchema: M, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  de.errors = e;
  return s === 0;
}
var L = { "title": "Repository", "description": "A git repository that is checked out in the machine.", "type": "object", "required": ["url"], "additionalProperties": false, "properties": { "url": { "type": "string", "description": "URL of the repository.", "minLength": 1, "examples": ["https://example.com/acme.git"] }, "ref": { "type": "string", "description": "Branch, tag, commit, or another ref such as `pull/7/head`. A branch that moves plans nothing; a changed line does.", "minLength": 1, "default": "main", "examples": ["main"] }, "path": { "type": "string", "description": "Where to check it out; `~` is the home of `ubuntu`. Default: `~/` and the name of the repository.", "minLength": 1, "examples": ["~/acme"] }, "deployKey": { "description": "Private SSH key that may read the repository. It is given to an agent in the machine for the time of the checkout, and never written there.", "type": "object", "required": ["secret"], "additionalProperties": false, "properties": { "secret": { "allOf": [{ "$ref": "#/definitions/secret" }], "description": "Where the key comes from.", "examples": ["file:~/.ssh/acme-deploy"] } }, "examples": [{ "secret": "file:~/.ssh/acme-deploy" }] }, "knownHosts": { "type": "string", "description": "Public keys of the repository's SSH server, as lines of known_hosts. Needed where the machine does not know the server: it is never trusted on first use.", "minLength": 1, "examples": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxtpPcV2ZVcGh2hO9nNnhL6AV3B3CJHFcBfEFHbmYzP"] } }, "examples": [{ "url": "https://example.com/acme.git", "ref": "main", "path": "~/acme" }] };
function fe(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.url === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "url" }, schema: L.required, parentSchema: L, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "url" || a === "ref" || a === "path" || a === "deployKey" || a === "knownHosts")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: L, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.url !== void 0) {
      let a = r.url;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: L.properties.url, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, schema: L.properties.url.type, parentSchema: L.properties.url, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.ref !== void 0) {
      let a = r.ref;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/ref", schemaPath: "#/properties/ref/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: L.properties.ref, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/ref", schemaPath: "#/properties/ref/type", keyword: "type", params: { type: "string" }, schema: L.properties.ref.type, parentSchema: L.properties.ref, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.path !== void 0) {
      let a = r.path;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: L.properties.path, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, schema: L.properties.path.type, parentSchema: L.properties.path, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.deployKey !== void 0) {
      let a = r.deployKey;
      if (a && typeof a == "object" && !Array.isArray(a)) {
        if (a.secret === void 0) {
          const t = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/required", keyword: "required", params: { missingProperty: "secret" }, schema: L.properties.deployKey.required, parentSchema: L.properties.deployKey, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
        for (const t in a) {
          if (!(t === "secret")) {
            const p = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: L.properties.deployKey, data: a };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.secret !== void 0) {
          if (!Q(a.secret, { instancePath: i + "/deployKey/secret", parentData: a, parentDataProperty: "secret", rootData: h })) {
            e = e === null ? Q.errors : e.concat(Q.errors);
            s = e.length;
          }
        }
      } else {
        const t = { instancePath: i + "/deployKey", schemaPath: "#/properties/deployKey/type", keyword: "type", params: { type: "object" }, schema: L.properties.deployKey.type, parentSchema: L.properties.deployKey, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.knownHosts !== void 0) {
      let a = r.knownHosts;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/knownHosts", schemaPath: "#/properties/knownHosts/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: L.properties.knownHosts, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/knownHosts", schemaPath: "#/properties/knownHosts/type", keyword: "type", params: { type: "string" }, schema: L.properties.knownHosts.type, parentSchema: L.properties.knownHosts, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: L.type, parentSchema: L, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  fe.errors = e;
  return s === 0;
}
var I = { "title": "File", "description": "A host file copied into the machine whenever its content changes.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./env.template"] }, "to": { "type": "string", "description": "Guest path; a leading `~/` is the home of `ubuntu`.", "pattern": "^(/|~/)", "patternErrorMessage": "must start with / or ~/", "examples": ["~/.env"] }, "mode": { "type": "string", "description": "Permissions in octal, in quotes.", "pattern": "^0?[0-7]{3}$", "patternErrorMessage": "must be three octal digits in quotes", "default": "0644", "examples": ["0600"] } } };
var st = new RegExp("^(/|~/)", "u");
var at = new RegExp("^0?[0-7]{3}$", "u");
function ye(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: I.required, parentSchema: I, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: I.required, parentSchema: I, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "from" || a === "to" || a === "mode")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: I, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.from !== void 0) {
      let a = r.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: I.properties.from, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: I.properties.from.type, parentSchema: I.properties.from, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.to !== void 0) {
      let a = r.to;
      if (typeof a === "string") {
        if (!st.test(a)) {
          const t = { instancePath: i + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^(/|~/)" }, schema: "^(/|~/)", parentSchema: I.properties.to, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: I.properties.to.type, parentSchema: I.properties.to, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.mode !== void 0) {
      let a = r.mode;
      if (typeof a === "string") {
        if (!at.test(a)) {
          const t = { instancePath: i + "/mode", schemaPath: "#/properties/mode/pattern", keyword: "pattern", params: { pattern: "^0?[0-7]{3}$" }, schema: "^0?[0-7]{3}$", parentSchema: I.properties.mode, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, schema: I.properties.mode.type, parentSchema: I.properties.mode, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: I.type, parentSchema: I, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ye.errors = e;
  return s === 0;
}
var C = { "title": "Mount", "description": "A host folder mounted in the machine.", "type": "object", "required": ["source", "target"], "additionalProperties": false, "properties": { "source": { "type": "string", "description": "Host folder, relative to this file.", "minLength": 1, "examples": ["."] }, "target": { "type": "string", "description": "Absolute path in the guest.", "pattern": "^/", "patternErrorMessage": "must be an absolute path", "examples": ["/workspace"] } } };
var it = new RegExp("^/", "u");
function ge(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.source === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, schema: C.required, parentSchema: C, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r.target === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "target" }, schema: C.required, parentSchema: C, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "source" || a === "target")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: C, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.source !== void 0) {
      let a = r.source;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: C.properties.source, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, schema: C.properties.source.type, parentSchema: C.properties.source, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.target !== void 0) {
      let a = r.target;
      if (typeof a === "string") {
        if (!it.test(a)) {
          const t = { instancePath: i + "/target", schemaPath: "#/properties/target/pattern", keyword: "pattern", params: { pattern: "^/" }, schema: "^/", parentSchema: C.properties.target, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "string" }, schema: C.properties.target.type, parentSchema: C.properties.target, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: C.type, parentSchema: C, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ge.errors = e;
  return s === 0;
}
var B = { "title": "Readiness", "description": "When the machine counts as ready: a command that exits 0, tried until it does, once files, checkout and setup tasks are there.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": "string", "description": "A shell command for the guest.", "minLength": 1, "examples": ["curl -fs localhost:8080/health"] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long to keep trying.", "examples": ["2m"], "default": "2m" } }, "examples": [{ "run": "curl -fs localhost:8080/health", "timeout": "2m" }] };
function we(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.run === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: B.required, parentSchema: B, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "run" || a === "timeout")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: B, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.run !== void 0) {
      let a = r.run;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: B.properties.run, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, schema: B.properties.run.type, parentSchema: B.properties.run, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.timeout !== void 0) {
      if (!E(r.timeout, { instancePath: i + "/timeout", parentData: r, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: B.type, parentSchema: B, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  we.errors = e;
  return s === 0;
}
var V = { "title": "Lifecycle", "description": "How far devorch may go with the machine.", "type": "object", "additionalProperties": false, "properties": { "protect": { "type": "boolean", "description": "Refuse every plan that deletes or replaces the machine. Remembered even when this line is removed.", "default": false, "examples": [true] }, "onImageChange": { "type": "string", "description": "What to do when its image changes: `keep` shows it as outdated, `replace` replaces it.", "enum": ["keep", "replace"], "default": "keep", "examples": ["replace"] }, "ttl": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "Age from which the machine is planned for deletion.", "examples": ["8h"] }, "trash": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long a deleted machine can be recovered before it is purged.", "examples": ["24h"] } }, "examples": [{ "protect": true }] };
function ke(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const a in r) {
      if (!(a === "protect" || a === "onImageChange" || a === "ttl" || a === "trash")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: V, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.protect !== void 0) {
      let a = r.protect;
      if (typeof a !== "boolean") {
        const t = { instancePath: i + "/protect", schemaPath: "#/properties/protect/type", keyword: "type", params: { type: "boolean" }, schema: V.properties.protect.type, parentSchema: V.properties.protect, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.onImageChange !== void 0) {
      let a = r.onImageChange;
      if (typeof a !== "string") {
        const t = { instancePath: i + "/onImageChange", schemaPath: "#/properties/onImageChange/type", keyword: "type", params: { type: "string" }, schema: V.properties.onImageChange.type, parentSchema: V.properties.onImageChange, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
      if (!(a === "keep" || a === "replace")) {
        const t = { instancePath: i + "/onImageChange", schemaPath: "#/properties/onImageChange/enum", keyword: "enum", params: { allowedValues: V.properties.onImageChange.enum }, schema: V.properties.onImageChange.enum, parentSchema: V.properties.onImageChange, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.ttl !== void 0) {
      if (!E(r.ttl, { instancePath: i + "/ttl", parentData: r, parentDataProperty: "ttl", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
    if (r.trash !== void 0) {
      if (!E(r.trash, { instancePath: i + "/trash", parentData: r, parentDataProperty: "trash", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: V.type, parentSchema: V, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ke.errors = e;
  return s === 0;
}
function re(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const t in r) {
      if (!xe.call(g.properties, t)) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: g, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.image !== void 0) {
      let t = r.image;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/image", schemaPath: "#/properties/image/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.image, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/image", schemaPath: "#/properties/image/type", keyword: "type", params: { type: "string" }, schema: g.properties.image.type, parentSchema: g.properties.image, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.from !== void 0) {
      let t = r.from;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.from, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        if (!Te.test(t)) {
          const p = { instancePath: i + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^[^-]" }, schema: "^[^-]", parentSchema: g.properties.from, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: g.properties.from.type, parentSchema: g.properties.from, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.name !== void 0) {
      if (!D(r.name, { instancePath: i + "/name", parentData: r, parentDataProperty: "name", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (r.labels !== void 0) {
      let t = r.labels;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.labels.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
            if (!et.test(n)) {
              const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_.=/-]*[A-Za-z0-9])?$", parentSchema: g.properties.labels.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/labels/" + m, schemaPath: "#/properties/labels/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.labels.items.type, parentSchema: g.properties.labels.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/labels", schemaPath: "#/properties/labels/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.labels, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, schema: g.properties.labels.type, parentSchema: g.properties.labels, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.cpus !== void 0) {
      if (!W(r.cpus, { instancePath: i + "/cpus", parentData: r, parentDataProperty: "cpus", rootData: h })) {
        e = e === null ? W.errors : e.concat(W.errors);
        s = e.length;
      }
    }
    if (r.memory !== void 0) {
      if (!j(r.memory, { instancePath: i + "/memory", parentData: r, parentDataProperty: "memory", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
    if (r.disk !== void 0) {
      if (!j(r.disk, { instancePath: i + "/disk", parentData: r, parentDataProperty: "disk", rootData: h })) {
        e = e === null ? j.errors : e.concat(j.errors);
        s = e.length;
      }
    }
    if (r.replicas !== void 0) {
      if (!te(r.replicas, { instancePath: i + "/replicas", parentData: r, parentDataProperty: "replicas", rootData: h })) {
        e = e === null ? te.errors : e.concat(te.errors);
        s = e.length;
      }
    }
    if (r.state !== void 0) {
      let t = r.state;
      if (typeof t !== "string") {
        const p = { instancePath: i + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "string" }, schema: g.properties.state.type, parentSchema: g.properties.state, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (!(t === "running" || t === "stopped" || t === "suspended" || t === "absent")) {
        const p = { instancePath: i + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: g.properties.state.enum }, schema: g.properties.state.enum, parentSchema: g.properties.state, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.networks !== void 0) {
      let t = r.networks;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          if (!de(t[l], { instancePath: i + "/networks/" + l, parentData: t, parentDataProperty: l, rootData: h })) {
            e = e === null ? de.errors : e.concat(de.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/networks", schemaPath: "#/properties/networks/type", keyword: "type", params: { type: "array" }, schema: g.properties.networks.type, parentSchema: g.properties.networks, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.cloudInit !== void 0) {
      let t = r.cloudInit;
      if (typeof t !== "string" && !(t && typeof t == "object" && !Array.isArray(t))) {
        const p = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/type", keyword: "type", params: { type: g.properties.cloudInit.type }, schema: g.properties.cloudInit.type, parentSchema: g.properties.cloudInit, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/cloudInit", schemaPath: "#/properties/cloudInit/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.cloudInit, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
    }
    if (r.repo !== void 0) {
      if (!fe(r.repo, { instancePath: i + "/repo", parentData: r, parentDataProperty: "repo", rootData: h })) {
        e = e === null ? fe.errors : e.concat(fe.errors);
        s = e.length;
      }
    }
    if (r.files !== void 0) {
      let t = r.files;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          if (!ye(t[l], { instancePath: i + "/files/" + l, parentData: t, parentDataProperty: l, rootData: h })) {
            e = e === null ? ye.errors : e.concat(ye.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, schema: g.properties.files.type, parentSchema: g.properties.files, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.mounts !== void 0) {
      let t = r.mounts;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          if (!ge(t[l], { instancePath: i + "/mounts/" + l, parentData: t, parentDataProperty: l, rootData: h })) {
            e = e === null ? ge.errors : e.concat(ge.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/mounts", schemaPath: "#/properties/mounts/type", keyword: "type", params: { type: "array" }, schema: g.properties.mounts.type, parentSchema: g.properties.mounts, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.env !== void 0) {
      let t = r.env;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        for (const p in t) {
          const l = s;
          if (!K(p, { instancePath: i + "/env", parentData: t, parentDataProperty: "env", rootData: h })) {
            e = e === null ? K.errors : e.concat(K.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: g.properties.env.propertyNames, parentSchema: g.properties.env, data: t };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in t) {
          if (!U(t[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: t, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: g.properties.env.type, parentSchema: g.properties.env, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.setup !== void 0) {
      let t = r.setup;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/setup/" + m, schemaPath: "#/properties/setup/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.setup.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/setup/" + m, schemaPath: "#/properties/setup/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.setup.items.type, parentSchema: g.properties.setup.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/setup", schemaPath: "#/properties/setup/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.setup, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/setup", schemaPath: "#/properties/setup/type", keyword: "type", params: { type: "array" }, schema: g.properties.setup.type, parentSchema: g.properties.setup, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.dependsOn !== void 0) {
      let t = r.dependsOn;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/dependsOn/" + m, schemaPath: "#/properties/dependsOn/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: g.properties.dependsOn.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/dependsOn/" + m, schemaPath: "#/properties/dependsOn/items/type", keyword: "type", params: { type: "string" }, schema: g.properties.dependsOn.items.type, parentSchema: g.properties.dependsOn.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/dependsOn", schemaPath: "#/properties/dependsOn/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: g.properties.dependsOn, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/dependsOn", schemaPath: "#/properties/dependsOn/type", keyword: "type", params: { type: "array" }, schema: g.properties.dependsOn.type, parentSchema: g.properties.dependsOn, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.ready !== void 0) {
      if (!we(r.ready, { instancePath: i + "/ready", parentData: r, parentDataProperty: "ready", rootData: h })) {
        e = e === null ? we.errors : e.concat(we.errors);
        s = e.length;
      }
    }
    if (r.lifecycle !== void 0) {
      if (!ke(r.lifecycle, { instancePath: i + "/lifecycle", parentData: r, parentDataProperty: "lifecycle", rootData: h })) {
        e = e === null ? ke.errors : e.concat(ke.errors);
        s = e.length;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: g.type, parentSchema: g, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    s++;
  }
  re.errors = e;
  return s === 0;
}
var je = { "description": "Letters, digits, `-` and `_`.", "type": "string", "pattern": "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "patternErrorMessage": "must have 1 to 63 letters, digits, - and _", "examples": ["test"] };
var pt = new RegExp("^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", "u");
function se(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (typeof r === "string") {
    if (!pt.test(r)) {
      const a = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$" }, schema: "^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$", parentSchema: je, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: je.type, parentSchema: je, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  se.errors = e;
  return s === 0;
}
var d = { "title": "Task", "description": "A command run in machines.", "type": "object", "required": ["run"], "additionalProperties": false, "properties": { "run": { "type": ["string", "array"], "description": "The command: text for a shell, or a list of arguments that no shell touches.", "minLength": 1, "minItems": 1, "items": { "type": "string" }, "examples": ["pytest -q", ["pytest", "-q"]] }, "shell": { "type": "string", "description": "Shell that runs the text of `run`.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "bash", "examples": ["sh"] }, "workdir": { "type": "string", "description": "Folder in the guest; `~` is the home of the user.", "minLength": 1, "examples": ["~/acme"] }, "user": { "type": "string", "description": "User in the guest, by `sudo`, with that user's home.", "minLength": 1, "pattern": "^[^\\s-]\\S*$", "patternErrorMessage": "must be one word that does not begin with -", "default": "ubuntu", "examples": ["root"] }, "env": { "type": "object", "description": "Environment of the task, added to the machine's.", "propertyNames": { "$ref": "#/definitions/environmentVariableName" }, "additionalProperties": { "$ref": "#/definitions/value" }, "examples": [{ "DB_HOST": "${machine.db.ipv4}", "TOKEN": { "secret": "env:ACME_TOKEN" } }] }, "stdin": { "type": ["string", "object"], "description": "What the task reads on standard input: text, or a host file.", "additionalProperties": false, "required": ["file"], "properties": { "file": { "type": "string", "description": "Host path, relative to this file.", "minLength": 1, "examples": ["./seed.sql"] } }, "examples": [{ "file": "./seed.sql" }, "yes\n"] }, "needs": { "type": "array", "description": "Tasks that must succeed first.", "items": { "type": "string", "minLength": 1 }, "examples": [["install"]], "uniqueItems": true }, "on": { "type": ["string", "array"], "description": "Where it runs: machines by name (`web` is all its replicas, `web-2` the second), or labels. Default: chosen on the command line.", "minLength": 1, "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "examples": ["web", ["db", "backend"]] }, "inputs": { "type": "array", "description": "Host files the result depends on: paths and globs relative to this file. Unchanged inputs make the task cached, if each entry matches a file.", "items": { "type": "string", "minLength": 1 }, "examples": [["uv.lock", "src/**"]] }, "outputs": { "type": "array", "description": "Guest files to collect afterwards, relative to `workdir`.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml"]] }, "reports": { "type": "array", "description": "Guest files in JUnit XML or TAP, or folders of `.xml` and `.tap` files, relative to `workdir`. Collected as `outputs` are, and their tests become part of the JUnit report and of the step's summary.", "items": { "type": "string", "minLength": 1 }, "examples": [["report.xml", "test-results"]] }, "timeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long one try may take. Default: no limit.", "examples": ["10m"] }, "idleTimeout": { "allOf": [{ "$ref": "#/definitions/duration" }], "description": "How long it may stay silent. Default: no limit.", "examples": ["2m"] }, "retries": { "allOf": [{ "$ref": "#/definitions/number" }], "description": "How often to try again after a failure.", "examples": [2], "default": 0 }, "retryOn": { "type": "array", "description": "Failures that are tried again: exit codes, `timeout`. Default: all.", "items": { "type": ["integer", "string"], "minimum": 1, "maximum": 255, "pattern": "^timeout$", "patternErrorMessage": "must be an exit code or timeout" }, "examples": [[75, "timeout"]] }, "continueOnError": { "type": "boolean", "description": "Go on with what needs this task although it failed.", "default": false, "examples": [true] }, "when": { "type": "string", "description": "When to run, by how what it needs has ended: `always`, `onFailure`, or an expression of `NAME.passed`, `NAME.failed`, `NAME.skipped`, `&&`, `||`, `!` and brackets. Default: when all of it ended well.", "minLength": 1, "maxLength": 500, "examples": ["always"] }, "ports": { "type": "array", "description": "TCP ports of the machine that must answer first: for five minutes, or until `timeout`.", "items": { "type": "integer", "minimum": 1, "maximum": 65535 }, "examples": [[5432]] }, "sync": { "type": "array", "description": "Files and folders to copy before (`push`, host to guest) and after (`pull`, guest to host): the host's side below the project, the guest's relative to `workdir`, folders merged.", "items": { "$ref": "#/definitions/sync" }, "examples": [[{ "from": "./data", "to": "~/data" }]] } } };
var _e = new RegExp("^[^\\s-]\\S*$", "u");
var nt = new RegExp("^timeout$", "u");
var _ = { "title": "Sync", "description": "One copy between host and guest around a task.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Where to copy from.", "minLength": 1, "examples": ["./data"] }, "to": { "type": "string", "description": "Where to copy to.", "minLength": 1, "examples": ["~/data"] }, "direction": { "type": "string", "description": "`push` copies host to guest before the task, `pull` guest to host after it.", "enum": ["push", "pull"], "default": "push", "examples": ["pull"] } } };
function Pe(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: _.required, parentSchema: _, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: _.required, parentSchema: _, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "from" || a === "to" || a === "direction")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: _, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.from !== void 0) {
      let a = r.from;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: _.properties.from, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: _.properties.from.type, parentSchema: _.properties.from, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.to !== void 0) {
      let a = r.to;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/to", schemaPath: "#/properties/to/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: _.properties.to, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: _.properties.to.type, parentSchema: _.properties.to, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.direction !== void 0) {
      let a = r.direction;
      if (typeof a !== "string") {
        const t = { instancePath: i + "/direction", schemaPath: "#/properties/direction/type", keyword: "type", params: { type: "string" }, schema: _.properties.direction.type, parentSchema: _.properties.direction, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
      if (!(a === "push" || a === "pull")) {
        const t = { instancePath: i + "/direction", schemaPath: "#/properties/direction/enum", keyword: "enum", params: { allowedValues: _.properties.direction.enum }, schema: _.properties.direction.enum, parentSchema: _.properties.direction, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: _.type, parentSchema: _, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  Pe.errors = e;
  return s === 0;
}
function ae(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.run === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "run" }, schema: d.required, parentSchema: d, data: r };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      s++;
    }
    for (const t in r) {
      if (!xe.call(d.properties, t)) {
        const p = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: d, data: r };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.run !== void 0) {
      let t = r.run;
      if (typeof t !== "string" && !Array.isArray(t)) {
        const p = { instancePath: i + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: d.properties.run.type }, schema: d.properties.run.type, parentSchema: d.properties.run, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.run, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
      if (Array.isArray(t)) {
        if (t.length < 1) {
          const l = { instancePath: i + "/run", schemaPath: "#/properties/run/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: d.properties.run, data: t };
          if (e === null) {
            e = [l];
          } else {
            e.push(l);
          }
          s++;
        }
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (typeof c !== "string") {
            const m = { instancePath: i + "/run/" + l, schemaPath: "#/properties/run/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.run.items.type, parentSchema: d.properties.run.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      }
    }
    if (r.shell !== void 0) {
      let t = r.shell;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/shell", schemaPath: "#/properties/shell/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.shell, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        if (!_e.test(t)) {
          const p = { instancePath: i + "/shell", schemaPath: "#/properties/shell/pattern", keyword: "pattern", params: { pattern: "^[^\\s-]\\S*$" }, schema: "^[^\\s-]\\S*$", parentSchema: d.properties.shell, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/shell", schemaPath: "#/properties/shell/type", keyword: "type", params: { type: "string" }, schema: d.properties.shell.type, parentSchema: d.properties.shell, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.workdir !== void 0) {
      let t = r.workdir;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/workdir", schemaPath: "#/properties/workdir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.workdir, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/workdir", schemaPath: "#/properties/workdir/type", keyword: "type", params: { type: "string" }, schema: d.properties.workdir.type, parentSchema: d.properties.workdir, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.user !== void 0) {
      let t = r.user;
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/user", schemaPath: "#/properties/user/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.user, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        if (!_e.test(t)) {
          const p = { instancePath: i + "/user", schemaPath: "#/properties/user/pattern", keyword: "pattern", params: { pattern: "^[^\\s-]\\S*$" }, schema: "^[^\\s-]\\S*$", parentSchema: d.properties.user, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "string" }, schema: d.properties.user.type, parentSchema: d.properties.user, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.env !== void 0) {
      let t = r.env;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        for (const p in t) {
          const l = s;
          if (!K(p, { instancePath: i + "/env", parentData: t, parentDataProperty: "env", rootData: h })) {
            e = e === null ? K.errors : e.concat(K.errors);
            s = e.length;
          }
          var a = l === s;
          if (!a) {
            const c = { instancePath: i + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: p }, schema: d.properties.env.propertyNames, parentSchema: d.properties.env, data: t };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
        for (const p in t) {
          if (!U(t[p], { instancePath: i + "/env/" + p.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: t, parentDataProperty: p, rootData: h })) {
            e = e === null ? U.errors : e.concat(U.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, schema: d.properties.env.type, parentSchema: d.properties.env, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.stdin !== void 0) {
      let t = r.stdin;
      if (typeof t !== "string" && !(t && typeof t == "object" && !Array.isArray(t))) {
        const p = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/type", keyword: "type", params: { type: d.properties.stdin.type }, schema: d.properties.stdin.type, parentSchema: d.properties.stdin, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.file === void 0) {
          const p = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/required", keyword: "required", params: { missingProperty: "file" }, schema: d.properties.stdin.required, parentSchema: d.properties.stdin, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        for (const p in t) {
          if (!(p === "file")) {
            const l = { instancePath: i + "/stdin", schemaPath: "#/properties/stdin/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: p }, schema: false, parentSchema: d.properties.stdin, data: t };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            s++;
          }
        }
        if (t.file !== void 0) {
          let p = t.file;
          if (typeof p === "string") {
            if (w(p) < 1) {
              const l = { instancePath: i + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.stdin.properties.file, data: p };
              if (e === null) {
                e = [l];
              } else {
                e.push(l);
              }
              s++;
            }
          } else {
            const l = { instancePath: i + "/stdin/file", schemaPath: "#/properties/stdin/properties/file/type", keyword: "type", params: { type: "string" }, schema: d.properties.stdin.properties.file.type, parentSchema: d.properties.stdin.properties.file, data: p };
            if (e === null) {
              e = [l];
            } else {
              e.push(l);
            }
            s++;
          }
        }
      }
    }
    if (r.needs !== void 0) {
      let t = r.needs;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/needs/" + m, schemaPath: "#/properties/needs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.needs.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/needs/" + m, schemaPath: "#/properties/needs/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.needs.items.type, parentSchema: d.properties.needs.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: d.properties.needs, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      } else {
        const p = { instancePath: i + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, schema: d.properties.needs.type, parentSchema: d.properties.needs, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.on !== void 0) {
      let t = r.on;
      if (typeof t !== "string" && !Array.isArray(t)) {
        const p = { instancePath: i + "/on", schemaPath: "#/properties/on/type", keyword: "type", params: { type: d.properties.on.type }, schema: d.properties.on.type, parentSchema: d.properties.on, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
      if (typeof t === "string") {
        if (w(t) < 1) {
          const p = { instancePath: i + "/on", schemaPath: "#/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.on, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      }
      if (Array.isArray(t)) {
        const p = t.length;
        for (let m = 0; m < p; m++) {
          let n = t[m];
          if (typeof n === "string") {
            if (w(n) < 1) {
              const o = { instancePath: i + "/on/" + m, schemaPath: "#/properties/on/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.on.items, data: n };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
            }
          } else {
            const o = { instancePath: i + "/on/" + m, schemaPath: "#/properties/on/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.on.items.type, parentSchema: d.properties.on.items, data: n };
            if (e === null) {
              e = [o];
            } else {
              e.push(o);
            }
            s++;
          }
        }
        let l = t.length;
        let c;
        if (l > 1) {
          const m = {};
          for (; l--; ) {
            let n = t[l];
            if (typeof n !== "string") {
              continue;
            }
            if (typeof m[n] == "number") {
              c = m[n];
              const o = { instancePath: i + "/on", schemaPath: "#/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: l, j: c }, schema: true, parentSchema: d.properties.on, data: t };
              if (e === null) {
                e = [o];
              } else {
                e.push(o);
              }
              s++;
              break;
            }
            m[n] = l;
          }
        }
      }
    }
    if (r.inputs !== void 0) {
      let t = r.inputs;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (typeof c === "string") {
            if (w(c) < 1) {
              const m = { instancePath: i + "/inputs/" + l, schemaPath: "#/properties/inputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.inputs.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          } else {
            const m = { instancePath: i + "/inputs/" + l, schemaPath: "#/properties/inputs/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.inputs.items.type, parentSchema: d.properties.inputs.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "array" }, schema: d.properties.inputs.type, parentSchema: d.properties.inputs, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.outputs !== void 0) {
      let t = r.outputs;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (typeof c === "string") {
            if (w(c) < 1) {
              const m = { instancePath: i + "/outputs/" + l, schemaPath: "#/properties/outputs/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.outputs.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          } else {
            const m = { instancePath: i + "/outputs/" + l, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.outputs.items.type, parentSchema: d.properties.outputs.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: d.properties.outputs.type, parentSchema: d.properties.outputs, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.reports !== void 0) {
      let t = r.reports;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (typeof c === "string") {
            if (w(c) < 1) {
              const m = { instancePath: i + "/reports/" + l, schemaPath: "#/properties/reports/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.reports.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          } else {
            const m = { instancePath: i + "/reports/" + l, schemaPath: "#/properties/reports/items/type", keyword: "type", params: { type: "string" }, schema: d.properties.reports.items.type, parentSchema: d.properties.reports.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
        }
      } else {
        const p = { instancePath: i + "/reports", schemaPath: "#/properties/reports/type", keyword: "type", params: { type: "array" }, schema: d.properties.reports.type, parentSchema: d.properties.reports, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.timeout !== void 0) {
      if (!E(r.timeout, { instancePath: i + "/timeout", parentData: r, parentDataProperty: "timeout", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
    if (r.idleTimeout !== void 0) {
      if (!E(r.idleTimeout, { instancePath: i + "/idleTimeout", parentData: r, parentDataProperty: "idleTimeout", rootData: h })) {
        e = e === null ? E.errors : e.concat(E.errors);
        s = e.length;
      }
    }
    if (r.retries !== void 0) {
      if (!te(r.retries, { instancePath: i + "/retries", parentData: r, parentDataProperty: "retries", rootData: h })) {
        e = e === null ? te.errors : e.concat(te.errors);
        s = e.length;
      }
    }
    if (r.retryOn !== void 0) {
      let t = r.retryOn;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (!(typeof c == "number" && (!(c % 1) && !isNaN(c)) && isFinite(c)) && typeof c !== "string") {
            const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/type", keyword: "type", params: { type: d.properties.retryOn.items.type }, schema: d.properties.retryOn.items.type, parentSchema: d.properties.retryOn.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
          if (typeof c == "number" && isFinite(c)) {
            if (c > 255 || isNaN(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, schema: 255, parentSchema: d.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
            if (c < 1 || isNaN(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: d.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
          if (typeof c === "string") {
            if (!nt.test(c)) {
              const m = { instancePath: i + "/retryOn/" + l, schemaPath: "#/properties/retryOn/items/pattern", keyword: "pattern", params: { pattern: "^timeout$" }, schema: "^timeout$", parentSchema: d.properties.retryOn.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
        }
      } else {
        const p = { instancePath: i + "/retryOn", schemaPath: "#/properties/retryOn/type", keyword: "type", params: { type: "array" }, schema: d.properties.retryOn.type, parentSchema: d.properties.retryOn, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.continueOnError !== void 0) {
      let t = r.continueOnError;
      if (typeof t !== "boolean") {
        const p = { instancePath: i + "/continueOnError", schemaPath: "#/properties/continueOnError/type", keyword: "type", params: { type: "boolean" }, schema: d.properties.continueOnError.type, parentSchema: d.properties.continueOnError, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.when !== void 0) {
      let t = r.when;
      if (typeof t === "string") {
        if (w(t) > 500) {
          const p = { instancePath: i + "/when", schemaPath: "#/properties/when/maxLength", keyword: "maxLength", params: { limit: 500 }, schema: 500, parentSchema: d.properties.when, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
        if (w(t) < 1) {
          const p = { instancePath: i + "/when", schemaPath: "#/properties/when/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: d.properties.when, data: t };
          if (e === null) {
            e = [p];
          } else {
            e.push(p);
          }
          s++;
        }
      } else {
        const p = { instancePath: i + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" }, schema: d.properties.when.type, parentSchema: d.properties.when, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.ports !== void 0) {
      let t = r.ports;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          let c = t[l];
          if (!(typeof c == "number" && (!(c % 1) && !isNaN(c)) && isFinite(c))) {
            const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/type", keyword: "type", params: { type: "integer" }, schema: d.properties.ports.items.type, parentSchema: d.properties.ports.items, data: c };
            if (e === null) {
              e = [m];
            } else {
              e.push(m);
            }
            s++;
          }
          if (typeof c == "number" && isFinite(c)) {
            if (c > 65535 || isNaN(c)) {
              const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 }, schema: 65535, parentSchema: d.properties.ports.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
            if (c < 1 || isNaN(c)) {
              const m = { instancePath: i + "/ports/" + l, schemaPath: "#/properties/ports/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: d.properties.ports.items, data: c };
              if (e === null) {
                e = [m];
              } else {
                e.push(m);
              }
              s++;
            }
          }
        }
      } else {
        const p = { instancePath: i + "/ports", schemaPath: "#/properties/ports/type", keyword: "type", params: { type: "array" }, schema: d.properties.ports.type, parentSchema: d.properties.ports, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
    if (r.sync !== void 0) {
      let t = r.sync;
      if (Array.isArray(t)) {
        const p = t.length;
        for (let l = 0; l < p; l++) {
          if (!Pe(t[l], { instancePath: i + "/sync/" + l, parentData: t, parentDataProperty: l, rootData: h })) {
            e = e === null ? Pe.errors : e.concat(Pe.errors);
            s = e.length;
          }
        }
      } else {
        const p = { instancePath: i + "/sync", schemaPath: "#/properties/sync/type", keyword: "type", params: { type: "array" }, schema: d.properties.sync.type, parentSchema: d.properties.sync, data: t };
        if (e === null) {
          e = [p];
        } else {
          e.push(p);
        }
        s++;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: d.type, parentSchema: d, data: r };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    s++;
  }
  ae.errors = e;
  return s === 0;
}
var x = { "title": "Host", "description": "The surroundings of the host that guests need to know: proxy, certificates, mirrors, caches.", "type": "object", "additionalProperties": false, "properties": { "proxy": { "title": "Proxy", "description": "HTTP proxy for guests.", "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "description": "Proxy for http.", "minLength": 1, "pattern": "^\\S+$", "patternErrorMessage": "must be a URL", "examples": ["http://proxy.example.com:3128"] }, "https": { "type": "string", "description": "Proxy for https.", "minLength": 1, "pattern": "^\\S+$", "patternErrorMessage": "must be a URL", "examples": ["http://proxy.example.com:3128"] }, "noProxy": { "type": "string", "description": "Hosts that are reached directly, separated by commas.", "minLength": 1, "pattern": "^[^\\n\\r]+$", "patternErrorMessage": "must be one line", "examples": ["localhost,.example.com"] } }, "examples": [{ "http": "http://proxy.example.com:3128", "noProxy": "localhost" }] }, "caCertificates": { "type": "array", "description": "PEM files with certificates that guests trust, relative to this file.", "items": { "type": "string", "minLength": 1 }, "examples": [["./corporate-ca.pem"]] }, "packageMirror": { "type": "string", "description": "Mirror of the Ubuntu archive.", "pattern": "^https?://\\S+$", "patternErrorMessage": "must start with http:// or https://", "examples": ["https://mirror.example.com/ubuntu"] }, "aptProxy": { "type": "string", "description": "Proxy for apt only, such as apt-cacher-ng.", "pattern": "^https?://\\S+$", "patternErrorMessage": "must start with http:// or https://", "examples": ["http://192.168.64.1:3142"] }, "locale": { "type": "string", "description": "Locale of guests.", "pattern": "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "patternErrorMessage": "must be a locale such as de_DE.UTF-8", "examples": ["de_DE.UTF-8"] }, "cacheDir": { "type": "string", "description": "Host folder of package caches (apt, uv, pip, npm) that builds of images share. It is made, for you alone.", "minLength": 1, "examples": ["~/devorch-cache"] } }, "examples": [{ "proxy": { "http": "http://proxy.example.com:3128" } }] };
var Me = new RegExp("^\\S+$", "u");
var qe = new RegExp("^https?://\\S+$", "u");
var ot = new RegExp("^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", "u");
function ie(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const a in r) {
      if (!(a === "proxy" || a === "caCertificates" || a === "packageMirror" || a === "aptProxy" || a === "locale" || a === "cacheDir")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: x, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.proxy !== void 0) {
      let a = r.proxy;
      if (a && typeof a == "object" && !Array.isArray(a)) {
        for (const t in a) {
          if (!(t === "http" || t === "https" || t === "noProxy")) {
            const p = { instancePath: i + "/proxy", schemaPath: "#/properties/proxy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: t }, schema: false, parentSchema: x.properties.proxy, data: a };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.http !== void 0) {
          let t = a.http;
          if (typeof t === "string") {
            if (w(t) < 1) {
              const p = { instancePath: i + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: x.properties.proxy.properties.http, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
            if (!Me.test(t)) {
              const p = { instancePath: i + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, schema: "^\\S+$", parentSchema: x.properties.proxy.properties.http, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/http", schemaPath: "#/properties/proxy/properties/http/type", keyword: "type", params: { type: "string" }, schema: x.properties.proxy.properties.http.type, parentSchema: x.properties.proxy.properties.http, data: t };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.https !== void 0) {
          let t = a.https;
          if (typeof t === "string") {
            if (w(t) < 1) {
              const p = { instancePath: i + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: x.properties.proxy.properties.https, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
            if (!Me.test(t)) {
              const p = { instancePath: i + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, schema: "^\\S+$", parentSchema: x.properties.proxy.properties.https, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/https", schemaPath: "#/properties/proxy/properties/https/type", keyword: "type", params: { type: "string" }, schema: x.properties.proxy.properties.https.type, parentSchema: x.properties.proxy.properties.https, data: t };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
        if (a.noProxy !== void 0) {
          let t = a.noProxy;
          if (typeof t === "string") {
            if (w(t) < 1) {
              const p = { instancePath: i + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: x.properties.proxy.properties.noProxy, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
            if (!He.test(t)) {
              const p = { instancePath: i + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/pattern", keyword: "pattern", params: { pattern: "^[^\\n\\r]+$" }, schema: "^[^\\n\\r]+$", parentSchema: x.properties.proxy.properties.noProxy, data: t };
              if (e === null) {
                e = [p];
              } else {
                e.push(p);
              }
              s++;
            }
          } else {
            const p = { instancePath: i + "/proxy/noProxy", schemaPath: "#/properties/proxy/properties/noProxy/type", keyword: "type", params: { type: "string" }, schema: x.properties.proxy.properties.noProxy.type, parentSchema: x.properties.proxy.properties.noProxy, data: t };
            if (e === null) {
              e = [p];
            } else {
              e.push(p);
            }
            s++;
          }
        }
      } else {
        const t = { instancePath: i + "/proxy", schemaPath: "#/properties/proxy/type", keyword: "type", params: { type: "object" }, schema: x.properties.proxy.type, parentSchema: x.properties.proxy, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.caCertificates !== void 0) {
      let a = r.caCertificates;
      if (Array.isArray(a)) {
        const t = a.length;
        for (let p = 0; p < t; p++) {
          let l = a[p];
          if (typeof l === "string") {
            if (w(l) < 1) {
              const c = { instancePath: i + "/caCertificates/" + p, schemaPath: "#/properties/caCertificates/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: x.properties.caCertificates.items, data: l };
              if (e === null) {
                e = [c];
              } else {
                e.push(c);
              }
              s++;
            }
          } else {
            const c = { instancePath: i + "/caCertificates/" + p, schemaPath: "#/properties/caCertificates/items/type", keyword: "type", params: { type: "string" }, schema: x.properties.caCertificates.items.type, parentSchema: x.properties.caCertificates.items, data: l };
            if (e === null) {
              e = [c];
            } else {
              e.push(c);
            }
            s++;
          }
        }
      } else {
        const t = { instancePath: i + "/caCertificates", schemaPath: "#/properties/caCertificates/type", keyword: "type", params: { type: "array" }, schema: x.properties.caCertificates.type, parentSchema: x.properties.caCertificates, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.packageMirror !== void 0) {
      let a = r.packageMirror;
      if (typeof a === "string") {
        if (!qe.test(a)) {
          const t = { instancePath: i + "/packageMirror", schemaPath: "#/properties/packageMirror/pattern", keyword: "pattern", params: { pattern: "^https?://\\S+$" }, schema: "^https?://\\S+$", parentSchema: x.properties.packageMirror, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/packageMirror", schemaPath: "#/properties/packageMirror/type", keyword: "type", params: { type: "string" }, schema: x.properties.packageMirror.type, parentSchema: x.properties.packageMirror, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.aptProxy !== void 0) {
      let a = r.aptProxy;
      if (typeof a === "string") {
        if (!qe.test(a)) {
          const t = { instancePath: i + "/aptProxy", schemaPath: "#/properties/aptProxy/pattern", keyword: "pattern", params: { pattern: "^https?://\\S+$" }, schema: "^https?://\\S+$", parentSchema: x.properties.aptProxy, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/aptProxy", schemaPath: "#/properties/aptProxy/type", keyword: "type", params: { type: "string" }, schema: x.properties.aptProxy.type, parentSchema: x.properties.aptProxy, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.locale !== void 0) {
      let a = r.locale;
      if (typeof a === "string") {
        if (!ot.test(a)) {
          const t = { instancePath: i + "/locale", schemaPath: "#/properties/locale/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$" }, schema: "^[A-Za-z_]+(\\.[A-Za-z0-9-]+)?(@[a-z]+)?$", parentSchema: x.properties.locale, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/locale", schemaPath: "#/properties/locale/type", keyword: "type", params: { type: "string" }, schema: x.properties.locale.type, parentSchema: x.properties.locale, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.cacheDir !== void 0) {
      let a = r.cacheDir;
      if (typeof a === "string") {
        if (w(a) < 1) {
          const t = { instancePath: i + "/cacheDir", schemaPath: "#/properties/cacheDir/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: x.properties.cacheDir, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/cacheDir", schemaPath: "#/properties/cacheDir/type", keyword: "type", params: { type: "string" }, schema: x.properties.cacheDir.type, parentSchema: x.properties.cacheDir, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: x.type, parentSchema: x, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ie.errors = e;
  return s === 0;
}
var R = { "title": "MCP", "description": "What programs may do through `devorch mcp`.", "type": "object", "additionalProperties": false, "properties": { "allow": { "type": "array", "description": "Tools that change or destroy something and are allowed nevertheless.", "items": { "type": "string", "enum": ["apply", "create_machine", "run_task", "copy_files", "destroy"] }, "examples": [["run_task"]], "uniqueItems": true } }, "examples": [{ "allow": ["run_task"] }] };
function pe(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const a in r) {
      if (!(a === "allow")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: R, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.allow !== void 0) {
      let a = r.allow;
      if (Array.isArray(a)) {
        const t = a.length;
        for (let c = 0; c < t; c++) {
          let m = a[c];
          if (typeof m !== "string") {
            const n = { instancePath: i + "/allow/" + c, schemaPath: "#/properties/allow/items/type", keyword: "type", params: { type: "string" }, schema: R.properties.allow.items.type, parentSchema: R.properties.allow.items, data: m };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            s++;
          }
          if (!(m === "apply" || m === "create_machine" || m === "run_task" || m === "copy_files" || m === "destroy")) {
            const n = { instancePath: i + "/allow/" + c, schemaPath: "#/properties/allow/items/enum", keyword: "enum", params: { allowedValues: R.properties.allow.items.enum }, schema: R.properties.allow.items.enum, parentSchema: R.properties.allow.items, data: m };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            s++;
          }
        }
        let p = a.length;
        let l;
        if (p > 1) {
          const c = {};
          for (; p--; ) {
            let m = a[p];
            if (typeof m !== "string") {
              continue;
            }
            if (typeof c[m] == "number") {
              l = c[m];
              const n = { instancePath: i + "/allow", schemaPath: "#/properties/allow/uniqueItems", keyword: "uniqueItems", params: { i: p, j: l }, schema: true, parentSchema: R.properties.allow, data: a };
              if (e === null) {
                e = [n];
              } else {
                e.push(n);
              }
              s++;
              break;
            }
            c[m] = p;
          }
        }
      } else {
        const t = { instancePath: i + "/allow", schemaPath: "#/properties/allow/type", keyword: "type", params: { type: "array" }, schema: R.properties.allow.type, parentSchema: R.properties.allow, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: R.type, parentSchema: R, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  pe.errors = e;
  return s === 0;
}
function be(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    for (const u in r) {
      if (!(u === "defaults" || u === "vars" || u === "images" || u === "machines" || u === "tasks" || u === "outputs" || u === "host" || u === "mcp")) {
        const f = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: u }, schema: false, parentSchema: k, data: r };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.defaults !== void 0) {
      if (!Y(r.defaults, { instancePath: i + "/defaults", parentData: r, parentDataProperty: "defaults", rootData: h })) {
        e = e === null ? Y.errors : e.concat(Y.errors);
        s = e.length;
      }
    }
    if (r.vars !== void 0) {
      let u = r.vars;
      if (u && typeof u == "object" && !Array.isArray(u)) {
        for (const f in u) {
          const b = s;
          if (!H(f, { instancePath: i + "/vars", parentData: u, parentDataProperty: "vars", rootData: h })) {
            e = e === null ? H.errors : e.concat(H.errors);
            s = e.length;
          }
          var a = b === s;
          if (!a) {
            const S = { instancePath: i + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.vars.propertyNames, parentSchema: k.properties.vars, data: u };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
        for (const f in u) {
          let b = u[f];
          const S = s;
          let z = false;
          const J = s;
          if (!X(b, { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: u, parentDataProperty: f, rootData: h })) {
            e = e === null ? X.errors : e.concat(X.errors);
            s = e.length;
          }
          var t = J === s;
          z = z || t;
          if (!z) {
            const N = s;
            if (b !== null) {
              const G = { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.vars.additionalProperties.anyOf[1].type, parentSchema: k.properties.vars.additionalProperties.anyOf[1], data: b };
              if (e === null) {
                e = [G];
              } else {
                e.push(G);
              }
              s++;
            }
            var t = N === s;
            z = z || t;
          }
          if (!z) {
            const N = { instancePath: i + "/vars/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/vars/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.vars.additionalProperties.anyOf, parentSchema: k.properties.vars.additionalProperties, data: b };
            if (e === null) {
              e = [N];
            } else {
              e.push(N);
            }
            s++;
          } else {
            s = S;
            if (e !== null) {
              if (S) {
                e.length = S;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: k.properties.vars.type, parentSchema: k.properties.vars, data: u };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.images !== void 0) {
      let u = r.images;
      if (u && typeof u == "object" && !Array.isArray(u)) {
        for (const f in u) {
          const b = s;
          if (!D(f, { instancePath: i + "/images", parentData: u, parentDataProperty: "images", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var p = b === s;
          if (!p) {
            const S = { instancePath: i + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.images.propertyNames, parentSchema: k.properties.images, data: u };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
        for (const f in u) {
          let b = u[f];
          const S = s;
          let z = false;
          const J = s;
          if (!ee(b, { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: u, parentDataProperty: f, rootData: h })) {
            e = e === null ? ee.errors : e.concat(ee.errors);
            s = e.length;
          }
          var l = J === s;
          z = z || l;
          if (!z) {
            const N = s;
            if (b !== null) {
              const G = { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.images.additionalProperties.anyOf[1].type, parentSchema: k.properties.images.additionalProperties.anyOf[1], data: b };
              if (e === null) {
                e = [G];
              } else {
                e.push(G);
              }
              s++;
            }
            var l = N === s;
            z = z || l;
          }
          if (!z) {
            const N = { instancePath: i + "/images/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/images/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.images.additionalProperties.anyOf, parentSchema: k.properties.images.additionalProperties, data: b };
            if (e === null) {
              e = [N];
            } else {
              e.push(N);
            }
            s++;
          } else {
            s = S;
            if (e !== null) {
              if (S) {
                e.length = S;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: k.properties.images.type, parentSchema: k.properties.images, data: u };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.machines !== void 0) {
      let u = r.machines;
      if (u && typeof u == "object" && !Array.isArray(u)) {
        for (const f in u) {
          const b = s;
          if (!D(f, { instancePath: i + "/machines", parentData: u, parentDataProperty: "machines", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var c = b === s;
          if (!c) {
            const S = { instancePath: i + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.machines.propertyNames, parentSchema: k.properties.machines, data: u };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
        for (const f in u) {
          let b = u[f];
          const S = s;
          let z = false;
          const J = s;
          if (!re(b, { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: u, parentDataProperty: f, rootData: h })) {
            e = e === null ? re.errors : e.concat(re.errors);
            s = e.length;
          }
          var m = J === s;
          z = z || m;
          if (!z) {
            const N = s;
            if (b !== null) {
              const G = { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.machines.additionalProperties.anyOf[1].type, parentSchema: k.properties.machines.additionalProperties.anyOf[1], data: b };
              if (e === null) {
                e = [G];
              } else {
                e.push(G);
              }
              s++;
            }
            var m = N === s;
            z = z || m;
          }
          if (!z) {
            const N = { instancePath: i + "/machines/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/machines/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.machines.additionalProperties.anyOf, parentSchema: k.properties.machines.additionalProperties, data: b };
            if (e === null) {
              e = [N];
            } else {
              e.push(N);
            }
            s++;
          } else {
            s = S;
            if (e !== null) {
              if (S) {
                e.length = S;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: k.properties.machines.type, parentSchema: k.properties.machines, data: u };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.tasks !== void 0) {
      let u = r.tasks;
      if (u && typeof u == "object" && !Array.isArray(u)) {
        for (const f in u) {
          const b = s;
          if (!se(f, { instancePath: i + "/tasks", parentData: u, parentDataProperty: "tasks", rootData: h })) {
            e = e === null ? se.errors : e.concat(se.errors);
            s = e.length;
          }
          var n = b === s;
          if (!n) {
            const S = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.tasks.propertyNames, parentSchema: k.properties.tasks, data: u };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
        for (const f in u) {
          let b = u[f];
          const S = s;
          let z = false;
          const J = s;
          if (!ae(b, { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: u, parentDataProperty: f, rootData: h })) {
            e = e === null ? ae.errors : e.concat(ae.errors);
            s = e.length;
          }
          var o = J === s;
          z = z || o;
          if (!z) {
            const N = s;
            if (b !== null) {
              const G = { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "null" }, schema: k.properties.tasks.additionalProperties.anyOf[1].type, parentSchema: k.properties.tasks.additionalProperties.anyOf[1], data: b };
              if (e === null) {
                e = [G];
              } else {
                e.push(G);
              }
              s++;
            }
            var o = N === s;
            z = z || o;
          }
          if (!z) {
            const N = { instancePath: i + "/tasks/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/tasks/additionalProperties/anyOf", keyword: "anyOf", params: {}, schema: k.properties.tasks.additionalProperties.anyOf, parentSchema: k.properties.tasks.additionalProperties, data: b };
            if (e === null) {
              e = [N];
            } else {
              e.push(N);
            }
            s++;
          } else {
            s = S;
            if (e !== null) {
              if (S) {
                e.length = S;
              } else {
                e = null;
              }
            }
          }
        }
      } else {
        const f = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: k.properties.tasks.type, parentSchema: k.properties.tasks, data: u };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.outputs !== void 0) {
      let u = r.outputs;
      if (u && typeof u == "object" && !Array.isArray(u)) {
        for (const f in u) {
          const b = s;
          if (!H(f, { instancePath: i + "/outputs", parentData: u, parentDataProperty: "outputs", rootData: h })) {
            e = e === null ? H.errors : e.concat(H.errors);
            s = e.length;
          }
          var P = b === s;
          if (!P) {
            const S = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: f }, schema: k.properties.outputs.propertyNames, parentSchema: k.properties.outputs, data: u };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
        for (const f in u) {
          let b = u[f];
          if (typeof b !== "string" && !(typeof b == "number" && isFinite(b)) && typeof b !== "boolean" && b !== null) {
            const S = { instancePath: i + "/outputs/" + f.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: k.properties.outputs.additionalProperties.type }, schema: k.properties.outputs.additionalProperties.type, parentSchema: k.properties.outputs.additionalProperties, data: b };
            if (e === null) {
              e = [S];
            } else {
              e.push(S);
            }
            s++;
          }
        }
      } else {
        const f = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: k.properties.outputs.type, parentSchema: k.properties.outputs, data: u };
        if (e === null) {
          e = [f];
        } else {
          e.push(f);
        }
        s++;
      }
    }
    if (r.host !== void 0) {
      if (!ie(r.host, { instancePath: i + "/host", parentData: r, parentDataProperty: "host", rootData: h })) {
        e = e === null ? ie.errors : e.concat(ie.errors);
        s = e.length;
      }
    }
    if (r.mcp !== void 0) {
      if (!pe(r.mcp, { instancePath: i + "/mcp", parentData: r, parentDataProperty: "mcp", rootData: h })) {
        e = e === null ? pe.errors : e.concat(pe.errors);
        s = e.length;
      }
    }
  } else {
    const u = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: k.type, parentSchema: k, data: r };
    if (e === null) {
      e = [u];
    } else {
      e.push(u);
    }
    s++;
  }
  be.errors = e;
  return s === 0;
}
var T = { "title": "Move", "description": "A machine that has a new name in this file; nothing is replaced for it. Its further replicas move with it, but for those with a move of their own.", "type": "object", "required": ["from", "to"], "additionalProperties": false, "properties": { "from": { "type": "string", "description": "Old address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.app"] }, "to": { "type": "string", "description": "New address.", "pattern": "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "patternErrorMessage": "must be an address such as machine.web", "examples": ["machine.web"] } } };
var Ie = new RegExp("^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", "u");
function ve(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.from === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, schema: T.required, parentSchema: T, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    if (r.to === void 0) {
      const a = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, schema: T.required, parentSchema: T, data: r };
      if (e === null) {
        e = [a];
      } else {
        e.push(a);
      }
      s++;
    }
    for (const a in r) {
      if (!(a === "from" || a === "to")) {
        const t = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: a }, schema: false, parentSchema: T, data: r };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.from !== void 0) {
      let a = r.from;
      if (typeof a === "string") {
        if (!Ie.test(a)) {
          const t = { instancePath: i + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: T.properties.from, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, schema: T.properties.from.type, parentSchema: T.properties.from, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
    if (r.to !== void 0) {
      let a = r.to;
      if (typeof a === "string") {
        if (!Ie.test(a)) {
          const t = { instancePath: i + "/to", schemaPath: "#/properties/to/pattern", keyword: "pattern", params: { pattern: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$" }, schema: "^machine\\.[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$", parentSchema: T.properties.to, data: a };
          if (e === null) {
            e = [t];
          } else {
            e.push(t);
          }
          s++;
        }
      } else {
        const t = { instancePath: i + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: "string" }, schema: T.properties.to.type, parentSchema: T.properties.to, data: a };
        if (e === null) {
          e = [t];
        } else {
          e.push(t);
        }
        s++;
      }
    }
  } else {
    const a = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: T.type, parentSchema: T, data: r };
    if (e === null) {
      e = [a];
    } else {
      e.push(a);
    }
    s++;
  }
  ve.errors = e;
  return s === 0;
}
function Ee(r, { instancePath: i = "", parentData: A, parentDataProperty: v, rootData: h = r } = {}) {
  ;
  let e = null;
  let s = 0;
  if (r && typeof r == "object" && !Array.isArray(r)) {
    if (r.apiVersion === void 0) {
      const n = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" }, schema: y.required, parentSchema: y, data: r };
      if (e === null) {
        e = [n];
      } else {
        e.push(n);
      }
      s++;
    }
    if (r.project === void 0) {
      const n = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: y.required, parentSchema: y, data: r };
      if (e === null) {
        e = [n];
      } else {
        e.push(n);
      }
      s++;
    }
    for (const n in r) {
      if (!(xe.call(y.properties, n) || Re.test(n))) {
        const o = { instancePath: i, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: n }, schema: false, parentSchema: y, data: r };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.apiVersion !== void 0) {
      let n = r.apiVersion;
      if ("devorch/v1" !== n) {
        const o = { instancePath: i + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "devorch/v1" }, schema: "devorch/v1", parentSchema: y.properties.apiVersion, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.project !== void 0) {
      if (!D(r.project, { instancePath: i + "/project", parentData: r, parentDataProperty: "project", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (r.provider !== void 0) {
      let n = r.provider;
      if (typeof n !== "string") {
        const o = { instancePath: i + "/provider", schemaPath: "#/properties/provider/type", keyword: "type", params: { type: "string" }, schema: y.properties.provider.type, parentSchema: y.properties.provider, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
      if (!(n === "multipass" || n === "sim")) {
        const o = { instancePath: i + "/provider", schemaPath: "#/properties/provider/enum", keyword: "enum", params: { allowedValues: y.properties.provider.enum }, schema: y.properties.provider.enum, parentSchema: y.properties.provider, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.namePrefix !== void 0) {
      if (!D(r.namePrefix, { instancePath: i + "/namePrefix", parentData: r, parentDataProperty: "namePrefix", rootData: h })) {
        e = e === null ? D.errors : e.concat(D.errors);
        s = e.length;
      }
    }
    if (r.include !== void 0) {
      let n = r.include;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          let u = n[P];
          if (typeof u === "string") {
            if (w(u) < 1) {
              const f = { instancePath: i + "/include/" + P, schemaPath: "#/properties/include/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: y.properties.include.items, data: u };
              if (e === null) {
                e = [f];
              } else {
                e.push(f);
              }
              s++;
            }
          } else {
            const f = { instancePath: i + "/include/" + P, schemaPath: "#/properties/include/items/type", keyword: "type", params: { type: "string" }, schema: y.properties.include.items.type, parentSchema: y.properties.include.items, data: u };
            if (e === null) {
              e = [f];
            } else {
              e.push(f);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/include", schemaPath: "#/properties/include/type", keyword: "type", params: { type: "array" }, schema: y.properties.include.type, parentSchema: y.properties.include, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.allowOutside !== void 0) {
      let n = r.allowOutside;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          let u = n[P];
          if (typeof u === "string") {
            if (w(u) < 1) {
              const f = { instancePath: i + "/allowOutside/" + P, schemaPath: "#/properties/allowOutside/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: y.properties.allowOutside.items, data: u };
              if (e === null) {
                e = [f];
              } else {
                e.push(f);
              }
              s++;
            }
          } else {
            const f = { instancePath: i + "/allowOutside/" + P, schemaPath: "#/properties/allowOutside/items/type", keyword: "type", params: { type: "string" }, schema: y.properties.allowOutside.items.type, parentSchema: y.properties.allowOutside.items, data: u };
            if (e === null) {
              e = [f];
            } else {
              e.push(f);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/allowOutside", schemaPath: "#/properties/allowOutside/type", keyword: "type", params: { type: "array" }, schema: y.properties.allowOutside.type, parentSchema: y.properties.allowOutside, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.defaults !== void 0) {
      if (!Y(r.defaults, { instancePath: i + "/defaults", parentData: r, parentDataProperty: "defaults", rootData: h })) {
        e = e === null ? Y.errors : e.concat(Y.errors);
        s = e.length;
      }
    }
    if (r.vars !== void 0) {
      let n = r.vars;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!H(o, { instancePath: i + "/vars", parentData: n, parentDataProperty: "vars", rootData: h })) {
            e = e === null ? H.errors : e.concat(H.errors);
            s = e.length;
          }
          var a = P === s;
          if (!a) {
            const u = { instancePath: i + "/vars", schemaPath: "#/properties/vars/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.vars.propertyNames, parentSchema: y.properties.vars, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!X(n[o], { instancePath: i + "/vars/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? X.errors : e.concat(X.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/vars", schemaPath: "#/properties/vars/type", keyword: "type", params: { type: "object" }, schema: y.properties.vars.type, parentSchema: y.properties.vars, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.environments !== void 0) {
      let n = r.environments;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/environments", parentData: n, parentDataProperty: "environments", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var t = P === s;
          if (!t) {
            const u = { instancePath: i + "/environments", schemaPath: "#/properties/environments/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.environments.propertyNames, parentSchema: y.properties.environments, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!be(n[o], { instancePath: i + "/environments/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? be.errors : e.concat(be.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, schema: y.properties.environments.type, parentSchema: y.properties.environments, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.images !== void 0) {
      let n = r.images;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/images", parentData: n, parentDataProperty: "images", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var p = P === s;
          if (!p) {
            const u = { instancePath: i + "/images", schemaPath: "#/properties/images/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.images.propertyNames, parentSchema: y.properties.images, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!ee(n[o], { instancePath: i + "/images/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? ee.errors : e.concat(ee.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/images", schemaPath: "#/properties/images/type", keyword: "type", params: { type: "object" }, schema: y.properties.images.type, parentSchema: y.properties.images, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.machines !== void 0) {
      let n = r.machines;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!D(o, { instancePath: i + "/machines", parentData: n, parentDataProperty: "machines", rootData: h })) {
            e = e === null ? D.errors : e.concat(D.errors);
            s = e.length;
          }
          var l = P === s;
          if (!l) {
            const u = { instancePath: i + "/machines", schemaPath: "#/properties/machines/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.machines.propertyNames, parentSchema: y.properties.machines, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!re(n[o], { instancePath: i + "/machines/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? re.errors : e.concat(re.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/machines", schemaPath: "#/properties/machines/type", keyword: "type", params: { type: "object" }, schema: y.properties.machines.type, parentSchema: y.properties.machines, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.tasks !== void 0) {
      let n = r.tasks;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!se(o, { instancePath: i + "/tasks", parentData: n, parentDataProperty: "tasks", rootData: h })) {
            e = e === null ? se.errors : e.concat(se.errors);
            s = e.length;
          }
          var c = P === s;
          if (!c) {
            const u = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.tasks.propertyNames, parentSchema: y.properties.tasks, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          if (!ae(n[o], { instancePath: i + "/tasks/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: n, parentDataProperty: o, rootData: h })) {
            e = e === null ? ae.errors : e.concat(ae.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/tasks", schemaPath: "#/properties/tasks/type", keyword: "type", params: { type: "object" }, schema: y.properties.tasks.type, parentSchema: y.properties.tasks, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.outputs !== void 0) {
      let n = r.outputs;
      if (n && typeof n == "object" && !Array.isArray(n)) {
        for (const o in n) {
          const P = s;
          if (!H(o, { instancePath: i + "/outputs", parentData: n, parentDataProperty: "outputs", rootData: h })) {
            e = e === null ? H.errors : e.concat(H.errors);
            s = e.length;
          }
          var m = P === s;
          if (!m) {
            const u = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/propertyNames", keyword: "propertyNames", params: { propertyName: o }, schema: y.properties.outputs.propertyNames, parentSchema: y.properties.outputs, data: n };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
        for (const o in n) {
          let P = n[o];
          if (typeof P !== "string" && !(typeof P == "number" && isFinite(P)) && typeof P !== "boolean") {
            const u = { instancePath: i + "/outputs/" + o.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/outputs/additionalProperties/type", keyword: "type", params: { type: y.properties.outputs.additionalProperties.type }, schema: y.properties.outputs.additionalProperties.type, parentSchema: y.properties.outputs.additionalProperties, data: P };
            if (e === null) {
              e = [u];
            } else {
              e.push(u);
            }
            s++;
          }
        }
      } else {
        const o = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, schema: y.properties.outputs.type, parentSchema: y.properties.outputs, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.moved !== void 0) {
      let n = r.moved;
      if (Array.isArray(n)) {
        const o = n.length;
        for (let P = 0; P < o; P++) {
          if (!ve(n[P], { instancePath: i + "/moved/" + P, parentData: n, parentDataProperty: P, rootData: h })) {
            e = e === null ? ve.errors : e.concat(ve.errors);
            s = e.length;
          }
        }
      } else {
        const o = { instancePath: i + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: "array" }, schema: y.properties.moved.type, parentSchema: y.properties.moved, data: n };
        if (e === null) {
          e = [o];
        } else {
          e.push(o);
        }
        s++;
      }
    }
    if (r.host !== void 0) {
      if (!ie(r.host, { instancePath: i + "/host", parentData: r, parentDataProperty: "host", rootData: h })) {
        e = e === null ? ie.errors : e.concat(ie.errors);
        s = e.length;
      }
    }
    if (r.mcp !== void 0) {
      if (!pe(r.mcp, { instancePath: i + "/mcp", parentData: r, parentDataProperty: "mcp", rootData: h })) {
        e = e === null ? pe.errors : e.concat(pe.errors);
        s = e.length;
      }
    }
  } else {
    const n = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: y.type, parentSchema: y, data: r };
    if (e === null) {
      e = [n];
    } else {
      e.push(n);
    }
    s++;
  }
  Ee.errors = e;
  return s === 0;
}
export {
  ht as default,
  ct as validate
};
