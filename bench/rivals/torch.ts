import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface TorchSpeeds {
  tokensPerSecond: { clean: number; gaussian: number; poisson: number };
  threads: number;
}

/**
 * Tokens per second of training/reference.py, the independent PyTorch implementation, on this
 * machine. The interpreter comes from TORCH_PYTHON, else `python3`.
 *
 * @param folder of a checkpoint
 * @returns the speeds, or in words why there are none
 */
export function torchTokensPerSecond(folder: string, photonsPerMac: number): TorchSpeeds | string {
  const python = process.env.TORCH_PYTHON ?? 'python3';
  const script = fileURLToPath(new URL('../../training/reference.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    python,
    [script, folder, '--bench', '--photons', String(photonsPerMac)],
    // Spinning threads on a machine with other work make PyTorch's times meaningless.
    { encoding: 'utf8', env: { ...process.env, OMP_WAIT_POLICY: 'PASSIVE' } },
  );
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1)!) as TorchSpeeds;
  return stderr?.includes('No module named')
    ? `${python} has no PyTorch (set TORCH_PYTHON)`
    : `${python} failed: ${(stderr ?? '').trim().split('\n').at(-1) || 'not found'}`;
}
