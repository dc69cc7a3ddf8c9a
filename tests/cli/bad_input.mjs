// Bad input of every kind, with a part of the sentence that it has to be refused with.
import { ask, qFixture } from "./fixtures.mjs";

const changed = (from, to, part) => ({ content: qFixture.replace(from, to), part });

export const malformedNetworks = [
  { content: "", part: "bad.json is empty" },
  { content: "\n\n", part: "bad.json is empty" },
  { content: "{", part: "bad.json, line 1, column 2: the file ends too early" },
  { content: qFixture.slice(0, 80), part: "in layers[0].weight" },
  { content: qFixture.slice(0, -2), part: "the file ends too early" },
  { content: `${qFixture}x`, part: 'found "x"; the end of the file would be right' },
  { content: Buffer.from([0xff, 0xfe, 0x7b, 0]), part: "bad.json, line 1, column 1: this is not text in UTF-8" },
  { content: "\x89PNG\r\n\x1a\n\0\0\0", part: "this is not text in UTF-8" },
  { content: "[1,2]", part: "the file holds a list of numbers; an object" },
  changed("crease-network", "onnx", 'format is "onnx"; "crease-network" would be right'),
  changed('"version":1', '"version":9', "version is 9; 1 would be right"),
  changed('"input":2', '"input":3', "layers[0].weight[0] has 2 numbers; 3 numbers"),
  changed('"input":2', '"input":1000000', "input is 1000000; a whole number from 1 to 1024"),
  changed("[0,1]", "[0]", "layers[0].weight[1] has 1 number; 2 numbers"),
  changed("[0,1]", "[0,NaN]", '"NaN" is not a finite number'),
  changed("[0,1]", "[0,1e999]", '"1e999" is too large'),
  changed("[0,1]", '[0,"1"]', 'layers[0].weight[1][1] is "1"'),
  changed('"bias":[-1]', '"bias":[-1,0]', "layers[1].bias has 2 numbers; 1 number"),
  changed('"bias":[-1],', "", "the field layers[1].bias is missing"),
  changed('"bias":[-1]', '"bias":[-1],"bias":[-1]', 'the field "bias" appears twice'),
  changed('"relu"', '"swish"', 'layers[0].activation is "swish"; one of "linear", "relu"'),
  changed('"relu"', '"gelu"', "bad.json: "),
  changed('"activation"', '"aktivation"', 'the field layers[0].aktivation is unknown; "activation" would be right'),
];

export const malformedSpecs = [
  { content: "", part: "bad.json is empty" },
  { content: '{"steps":-3}', part: "steps is -3; a whole number from 0" },
  { content: '{"trainning":{}}', part: 'the field trainning is unknown; "training" would be right' },
  { content: '{"data":{"source":"spiral"}}', part: '"spirals" would be right' },
  { content: '{"data":{"csv":"none.csv"}}', part: "cannot read none.csv: there is no such file" },
  { content: '{"data":{"csv":"bad.json"}}', part: "bad.json, line 1 has " },
  { content: '{"data":{"source":"rings3"},"network":{"outputs":2}}', part: "the data has 3 classes and the network 2 outputs" },
  { content: '{"data":{"source":"plane"},"training":{"loss":"logistic"}}', part: "squared_error would be right" },
  { content: '{"data":{"source":"expression","expression":"sin(x"}}', part: "data.expression, column 6: a closing bracket is missing" },
  { content: '{"data":{"source":"expression_class","expression":"x+9"}}', part: "bad.json: the expression" },
  { content: '{"network":{"hidden":[100000000]}}', part: "network.hidden[0] is 100000000; a whole number from 1 to 10000" },
];

const refused = (line, part) => ({ words: ask(line), part });

export const wrongArguments = [
  refused("", "a command is missing"),
  refused("regoins q.json", 'there is no command "regoins"; "regions" would be right'),
  refused("regions", "regions needs a file"),
  refused("regions q.json q.json", 'takes one file and "q.json" is one more'),
  refused("regions q.json --bocks 1,2,3,4", 'regions has no option "--bocks"'),
  refused("regions q.json --box", "--box needs one value"),
  refused("regions q.json --box 1,2,3", '--box is "1,2,3"'),
  refused("regions q.json --box 1,0,0,1", '--box is "1,0,0,1"'),
  refused("regions q.json --box 0,nan,0,1", '--box is "0,nan,0,1"'),
  refused("regions q.json --slice 1,0;0,1", '--slice is "1,0;0,1"'),
  refused("regions sawtooth2.json", "has one input; crease pieces sawtooth2.json would be right"),
  refused("regions nowhere/net.json", "cannot read nowhere/net.json: there is no such file"),
  refused("regions .", "cannot read .: it is a folder"),
  refused("data spec.json --split tain", '--split is "tain"; "train" would be right'),
  refused("pieces q.json", 'q.json has 2 inputs; --segment "p;q"'),
  refused("pieces q.json --segment 1,1;1,1", "two different points would be right"),
  refused("pieces sawtooth2.json --segment 1,-1", "two numbers in ascending order"),
  refused("pieces sawtooth2.json --segment 0,1 --line", "--line or --segment alone would be right"),
  refused("train spec.json --steps 1.5", '--steps is "1.5"'),
  refused("train spec.json --out nowhere/net.json", "cannot write nowhere/net.json: there is no such folder"),
  refused("eval q.json", "eval needs points"),
  refused("convert", "convert needs a file"),
  refused("convert q.json", "convert needs a file to write; crease convert NET.json --out NET.safetensors would be right"),
  refused("convert q.json --out q.npz --precision float16", '--precision is "float16"; "float32" would be right'),
  refused("convert q.json --out q.npz --activation relu,rleu", '--activation names "rleu"; "relu" would be right'),
  refused("convert q.json --out nowhere/q.npz", "cannot write nowhere/q.npz: there is no such folder"),
  refused("eval q.json --points bad.csv", 'bad.csv, line 2, column 2: "x" is not a number'),
  refused("eval sawtooth2.json --points bad.csv", "bad.csv, line 1 has 2 columns; 1 number in each row would be right"),
];
