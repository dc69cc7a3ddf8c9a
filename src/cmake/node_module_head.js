#!/usr/bin/env node
import { createRequire as creaseCreateRequire } from "node:module";
import { fileURLToPath as creaseFileURLToPath } from "node:url";
const require = creaseCreateRequire(import.meta.url);
const __filename = creaseFileURLToPath(import.meta.url);
const __dirname = creaseFileURLToPath(new URL(".", import.meta.url));
