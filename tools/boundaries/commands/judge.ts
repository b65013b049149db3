import { judgeRepository } from '../inspect.ts';
import { CannotJudge, exitCodeOf } from '../model/finding.ts';
import { human } from '../report/human.ts';
import { github, json } from '../report/machine.ts';
import { sarif } from '../report/sarif.ts';
import type { Call, ExitCode } from './call.ts';

const formats = { human, json, sarif, github };

export async function judgeAndPrint({ words, io, command }: Call): Promise<ExitCode> {
  const report = formatNamed(words.format);
  const verdict = await judgeRepository(words.look);
  io.out(report(verdict, command));
  return exitCodeOf(verdict);
}

function formatNamed(name: string): (typeof formats)[keyof typeof formats] {
  if (Object.hasOwn(formats, name)) return formats[name as keyof typeof formats];
  throw new CannotJudge([`there is no format ${name}: give ${Object.keys(formats).join(', ')}`]);
}
