// Builds one npm workspace for a Maven module: node scripts/web-build.mjs <workspace folder>.
// Installs packages only when the lock file is newer than what is installed, builds only when a source is newer
// than the last build, and lets one module at a time at node_modules, so that `mvn -T` is safe.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOCK_PATIENCE_MILLIS = 10 * 60 * 1000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const workspace = process.argv[2];
if (workspace === undefined) {
  console.error('Say which workspace folder to build, for example: node scripts/web-build.mjs chat-client');
  process.exit(2);
}

const lock = join(root, 'node_modules.lock');
await takeLock();
try {
  const lockFile = modified(join(root, 'package-lock.json'));
  if (modified(join(root, 'node_modules', '.package-lock.json')) < lockFile) {
    // Not `npm ci`: it insists on the native parts for every platform, and a mirror or a lock file made on one
    // platform may lack some. The versions and hashes of the lock file hold either way.
    npm('install', '--no-save', '--no-audit', '--no-fund');
  }
  const packs = join(root, 'policy-engine', 'src', 'main', 'resources', 'org', 'chancery', 'policy', 'packs');
  const newest = Math.max(
    lockFile,
    newestIn(join(root, workspace)),
    newestIn(join(root, 'web-shell')),
    newestIn(packs),
  );
  if (modified(join(root, workspace, 'dist', 'index.html')) < newest) {
    npm('run', 'build', '--workspace', workspace);
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}

function npm(...parameters) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
  if (error !== undefined || status !== 0) {
    rmSync(lock, { recursive: true, force: true });
    console.error(
      error?.code === 'ENOENT'
        ? 'npm was not found: install Node.js 20.19 or newer.'
        : `npm ${parameters.join(' ')} failed.`,
    );
    process.exit(1);
  }
}

async function takeLock() {
  const patience = Date.now() + LOCK_PATIENCE_MILLIS;
  for (;;) {
    try {
      mkdirSync(lock);
      process.on('SIGINT', () => {
        rmSync(lock, { recursive: true, force: true });
        process.exit(130);
      });
      return;
    } catch (failure) {
      if (failure.code !== 'EEXIST' || Date.now() > patience) {
        console.error(`Another build holds ${lock}; if none runs, delete that folder.`);
        process.exit(1);
      }
      if (Date.now() - modified(lock) > LOCK_PATIENCE_MILLIS) {
        rmSync(lock, { recursive: true, force: true });
      }
    }
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!['dist', 'target', 'node_modules'].includes(entry.name)) {
      const path = join(folder, entry.name);
      newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : modified(path));
    }
  }
  return newest;
}
