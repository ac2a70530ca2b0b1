import { spawn } from 'node:child_process';
import { freePort } from './free-port.js';

/** The demo as `npm start` serves it. */
export interface RunningDemo {
  readonly url: string;
  readonly stop: () => void;
}

/** Runs the README's own command and waits until it has printed its address. */
export async function startDemo(): Promise<RunningDemo> {
  const npm = spawn('npm', ['start'], {
    // Without the developer's own keys, so that test images aren't sent to real vendors.
    env: { ...withoutKeys(process.env), PORT: String(await freePort()), NO_COLOR: '1' },
    detached: true,
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    npm.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${printed}`)));
    npm.stderr.on('data', (text) => (printed += text));
    npm.stdout.on('data', (text) => {
      printed += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  // npm starts a shell, which starts Vite, so the whole process group must be ended.
  return { url, stop: () => process.kill(-npm.pid!, 'SIGTERM') };
}

function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.endsWith('_API_KEY')),
  );
}
