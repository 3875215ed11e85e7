import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { artifacts, generator, root } from './peers.mjs';

/** Builds the generator and these peers, quietly unless something fails. */
export function build(peers) {
  for (const folder of unique(peers.flatMap((peer) => peer.packages ?? []))) {
    quietly(`npm packages of ${folder}`, 'npm', ['--prefix', join(root, folder), 'ci']);
  }
  for (const project of unique([generator.project, ...peers.flatMap((peer) => peer.project ?? [])])) {
    quietly(project, 'dotnet', [
      'build',
      join(root, project),
      '--configuration',
      'Release',
      '--nologo',
      '--verbosity',
      'quiet',
    ]);
  }
}

function quietly(what, program, words) {
  console.error(`building: ${what}`);
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    env: { ...process.env, PARLANCE_ARTIFACTS: artifacts },
  });
  if (status !== 0) {
    throw new Error(`${what}:\n${stdout}${stderr}`);
  }
}

const unique = (names) => [...new Set(names)];
