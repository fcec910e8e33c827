/** A JSON column inside a fold: parsed only when somebody looks, written back as it came unless it is replaced. */
export class Json<Value> {
  #text: string | undefined;
  #value: Value | undefined;

  private constructor(text: string | undefined, value: Value | undefined) {
    this.#text = text;
    this.#value = value;
  }

  static of<Value>(value: Value): Json<Value> {
    return new Json<Value>(undefined, value);
  }

  static stored<Value>(text: string): Json<Value> {
    return new Json<Value>(text, undefined);
  }

  get value(): Value {
    this.#value ??= JSON.parse(this.#text as string) as Value;
    return this.#value;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#value);
    return this.#text;
  }
}
