import type { Corpus } from '../../prove/corpus.ts';
import { harmless, sending, trial } from './scenes.ts';

export const lockKeyMutants: Corpus = {
  rule: 'sql/lock-key',
  bad: (scene) => [
    trial('a number', sending(scene, 'lock.repository.ts', 'select pg_advisory_xact_lock(42), $1')),
    trial(
      'a key of another',
      sending(
        scene,
        'lock-other.repository.ts',
        `\`select pg_try_advisory_lock(hashtext('${scene.victim.name}.close')), $1\``,
      ),
    ),
    trial(
      'a key that is computed',
      sending(scene, 'lock-computed.repository.ts', 'select pg_advisory_lock(hashtextextended($1, 0))'),
    ),
    trial(
      'a channel of another',
      sending(scene, 'channel.repository.ts', `\`select pg_notify('${scene.victim.name}_changed', $1)\``),
    ),
  ],
  legal: (scene) => [
    trial(
      'an own key',
      harmless(
        scene,
        'own-lock.repository.ts',
        `\`select pg_advisory_xact_lock(hashtext('${scene.offender.name}.close'), hashtext($1))\``,
      ),
    ),
    trial(
      'an own key with an id behind it',
      harmless(
        scene,
        'own-lock-id.repository.ts',
        `\`select pg_advisory_xact_lock(hashtext('${scene.offender.name}.close:' || $1))\``,
      ),
    ),
    trial(
      'an own channel',
      harmless(scene, 'own-channel.repository.ts', `\`select pg_notify('${scene.offender.name}_changed', $1)\``),
    ),
    trial(
      'own keys, by a constant of the file',
      harmless(
        scene,
        'own-lock-constant.repository.ts',
        `\`select pg_try_advisory_xact_lock(hashtext('\${PREFIX}.close'), 1), $1\``,
        `const PREFIX = '${scene.offender.name}';\n`,
      ),
    ),
  ],
};
