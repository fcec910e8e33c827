import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = path.join(import.meta.dirname, '../..');
const read = (...names: string[]) => readFileSync(path.join(root, ...names), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface RuleTest {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[];
}

const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: readonly { readonly rules: readonly Rule[] }[] };
const rules = groups.flatMap(({ rules: each }) => each);
const { tests } = parse(read('deploy/prometheus/alerts.test.yml')) as { tests: readonly RuleTest[] };
const page = read('docs/operations.md');

/** The anchors that a heading of the page gets. */
const anchors = new Set(
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  ),
);

test.each(rules)('$alert leads to a part of the page on operating that names it', ({ alert, annotations: { runbook } }) => {
  const [, anchor = ''] = /^docs\/operations\.md#(.+)$/.exec(runbook) ?? [];
  expect([...anchors]).toContain(anchor);
  expect(page).toContain(`\`${alert}\``);
});

test('every link on the page leads to one of its parts', () => {
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

test.each(rules)('$alert looks at metrics that are documented, and is tried both ways', ({ alert, expr, labels: { severity } }) => {
  const names = [...expr.matchAll(/orderline_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
  const documented = read('docs/metrics.md');
  expect(names.filter((name) => !documented.includes(`| \`${name}\` |`))).toEqual([]);
  expect(['page', 'ticket']).toContain(severity);

  const tried = tests.flatMap(({ alert_rule_test: each }) => each).filter(({ alertname }) => alertname === alert);
  expect(tried.some(({ exp_alerts: expected }) => expected.length > 0)).toBe(true);
  expect(tried.some(({ exp_alerts: expected }) => expected.length === 0)).toBe(true);
});

const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: path.join(root, 'deploy/prometheus'), encoding: 'utf8' });
const hasPromtool = promtool('--version').error === undefined;
if (!hasPromtool) console.warn('SKIPPED: promtool is not installed, so the alert rules are not tried.');

describe.skipIf(!hasPromtool)('by promtool', () => {
  test.each([
    ['the rules and what is scraped are well-formed', ['check', 'config', 'prometheus.yml']],
    ['each alert is heard when it has to be, and not otherwise', ['test', 'rules', 'alerts.test.yml']],
  ])('%s', (_what, args) => {
    const { status, stdout, stderr } = promtool(...args);
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
});
