import type { Corpus } from '../../prove/corpus.ts';
import { injections, withPackages } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const packages = {
  '@nestjs/config': `export declare class ConfigService {
  get<T = string>(key: string): T;
  getOrThrow<T = string>(key: string): T;
}`,
};

const bad: Snippets = {
  'a key of another module': `import { ConfigService } from '@nestjs/config';
export const read = (config: ConfigService) => config.get('victimName.currency'); // ✗`,
  'a variable that is nobody’s': `import type { ConfigService } from '@nestjs/config';
class Settings {
  constructor(private readonly config: ConfigService) {}
  key = () => this.config.getOrThrow<string>('STRIPE_KEY'); // ✗
}
export const settings = Settings;`,
  'a computed key': `import { ConfigService } from '@nestjs/config';
export const read = (config: ConfigService, key: string) => config.get(key); // ✗`,
};

const legal: Snippets = {
  'own keys, by a helper of the file': `import { ConfigService } from '@nestjs/config';
const read = (config: ConfigService, key: string) => config.get(key);
export const all = (config: ConfigService) => [read(config, 'ownName.a'), read(config, 'OWN_NAME_B')];`,
  'something else that has such a method': `export const read = (map: Map<string, string>) => map.get('victimName.currency');`,
  'an own key of an enumeration': `import { ConfigService } from '@nestjs/config';
enum Keys {
  Currency = 'ownName.currency',
}
export const read = (config: ConfigService) => config.getOrThrow(Keys.Currency);`,
};

export const settingNamesMutants: Corpus = {
  rule: 'names/setting',
  bad: (scene) => withPackages(packages, injections(scene, 'setting', bad)),
  legal: (scene) => withPackages(packages, injections(scene, 'setting-legal', legal)),
};
