import { type ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';

/** As much of Markdown as the runbook has: paragraphs, lists, tables; code and links in a line. */
export function Markdown({ text }: { readonly text: string }) {
  return <>{text.split(/\n{2,}/).map((block) => showBlock(block.trim()))}</>;
}

function showBlock(block: string): ComponentChildren {
  const lines = block.split('\n');
  if (block.startsWith('- '))
    return (
      <ul>
        {block
          .slice(2)
          .split('\n- ')
          .map((item) => (
            <li>{inLine(item)}</li>
          ))}
      </ul>
    );
  if (!block.startsWith('|')) return <p>{inLine(block)}</p>;
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
  return (
    <div class="runbook-table" role="region" tabIndex={0} aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">{inLine(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{inLine(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A link within the runbook leads to its part; what lies elsewhere in the documentation is named. */
function inLine(text: string): ComponentChildren[] {
  return text.split(/(`[^`]+`|\[[^\]]+\]\([^)]+\))/).map((piece) => {
    if (piece.startsWith('`')) return <code>{piece.slice(1, -1)}</code>;
    const [, name, target] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? [];
    if (name === undefined || target === undefined) return piece;
    return target.startsWith('#') ? <Link href={`/console/runbook/${target.slice(1)}`}>{name}</Link> : <em>{name}</em>;
  });
}
