import { type Problem } from '../../api/problem.js';
import { Field } from '../../parts/form.js';

export interface TypedProduct {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly attributes: string;
}

interface ProductFieldsProps {
  readonly typed: TypedProduct;
  readonly onInput: (typed: TypedProduct) => void;
  readonly problem: Problem | undefined;
}

export const productPaths = ['name', 'category', 'description'];

export function ProductFields({ typed, onInput, problem }: ProductFieldsProps) {
  const field = (name: keyof TypedProduct) => ({
    value: typed[name],
    onInput: (value: string) => onInput({ ...typed, [name]: value }),
    path: name,
    problem,
  });
  return (
    <>
      <div class="fields">
        <Field label="Name" required {...field('name')} />
        <Field label="Category" required {...field('category')} />
      </div>
      <Field label="Description" rows={3} {...field('description')} />
      <Field label="Attributes" rows={3} hint="One a line, such as colour: red." {...field('attributes')} />
    </>
  );
}
