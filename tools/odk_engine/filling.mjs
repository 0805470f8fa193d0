// One filling: answers given one after the other, as a person would give them on a screen.
const STEP = /^([^[\]]+)(?:\[([1-9]\d*)\])?$/;

/** Return what each answer changed: first the form as it begins, then one step for each answer. */
export const fill = (form, answers) => {
  const { root } = form.resetInstance();
  let before = {};
  return [null, ...answers].map((answer) => {
    const refused = answer === null ? '' : give(root, ...answer);
    const now = stateOf(root);
    const step = { changed: {}, gone: Object.keys(before).filter((path) => !(path in now)), refused };
    for (const [path, state] of Object.entries(now)) {
      const text = JSON.stringify(state);
      if (text !== before[path]) {
        step.changed[path] = state;
      }
      now[path] = text;
    }
    before = now;
    return step;
  });
};

// ---- answering ----------------------------------------------------------------------------------------------
/** Give an answer; `null` as value removes an instance of a repeat. Returns why it was refused, "" when it was not. */
export const give = (root, path, value) => {
  try {
    const node = find(root, path);
    if (value === null) {
      node.parent.removeInstances(node.parent.currentState.children.indexOf(node));
    } else {
      enter(node, value);
    }
    return '';
  } catch (error) {
    return String(error.message);
  }
};

const find = (root, path) => {
  const [, top, ...steps] = path.split('/');
  if (`/${top}` !== root.currentState.reference) {
    throw new Error('There is no such question.');
  }
  return steps.reduce(child, root);
};

const child = (parent, step) => {
  const [, name, place = '1'] = STEP.exec(step) ?? [];
  const found = parent.currentState.children?.find((node) => node.definition.nodeset.endsWith(`/${name}`));
  if (!found) {
    throw new Error('There is no such question.');
  }
  if (!found.nodeType.startsWith('repeat-range')) {
    return found;
  }
  const instances = found.currentState.children;
  if (Number(place) === instances.length + 1 && found.nodeType === 'repeat-range:uncontrolled') {
    found.addInstances();
  }
  const instance = found.currentState.children[Number(place) - 1];
  if (!instance) {
    throw new Error('There is no such question.');
  }
  return instance;
};

const enter = (node, value) => {
  const words = value.split(/\s+/).filter(Boolean);
  switch (node.nodeType) {
    case 'input':
    case 'range':
      return node.setValue(value);
    case 'select':
      return node.selectType === 'select1' ? node.selectValue(value || null) : node.selectValues(words);
    case 'rank':
      return node.setValues(words);
    case 'trigger':
      return node.setValue(value === 'OK');
    default:
      throw new Error(`A ${node.nodeType} takes no answer.`);
  }
};

// ---- what there is --------------------------------------------------------------------------------------------
const stateOf = (root) => {
  const found = {};
  for (const node of walk(root)) {
    const state = node.currentState;
    const isLeaf = state.children === null;
    found[state.reference] = {
      relevant: state.relevant,
      required: state.required,
      readonly: state.readonly,
      valid: !isLeaf || node.validationState.violation === null,
      value: isLeaf ? state.instanceValue : null,
      label: state.label?.asString ?? '',
      hint: state.hint?.asString ?? '',
      message: (isLeaf && node.validationState.violation?.message?.asString) || '',
      ...(state.valueOptions && { choices: state.valueOptions.map((one) => [one.value, one.label.asString]) }),
    };
  }
  return found;
};

function* walk(node) {
  if (!node.nodeType.startsWith('repeat-range')) {
    yield node;
  }
  for (const inner of node.currentState.children ?? []) {
    yield* walk(inner);
  }
}
