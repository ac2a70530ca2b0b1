'use client';
import {
  forwardRef,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  type ForwardedRef,
  type ReactElement,
} from 'react';
import { decodersOf } from '../../core/rules/prepare.js';
import { rulesOf } from '../../core/rules/upload-rules.js';
import { en } from '../../locales/en.js';
import { withOverrides } from '../../locales/labels.js';
import { composeHandlers } from '../../react/compose-handlers.js';
import { useDropArea } from '../../react/input/use-drop-area.js';
import { useLatest } from '../../react/hooks/use-latest.js';
import { useMergedRef } from '../../react/hooks/use-merged-ref.js';
import { pastes, usePaste } from '../../react/input/use-paste.js';
import { useStable } from '../../react/hooks/use-stable.js';
import { useUploader } from '../../react/use-uploader.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import { Announcer } from '../announcer/announcer.js';
import type { FormFieldSettings } from '../form/form-field-settings.js';
import { FormValue } from '../form/form-value.js';
import { usePageDrop } from '../page/use-page-drop.js';
import { useSorting } from '../sort/use-sorting.js';
import { useLargerView } from '../view/use-larger-view.js';
import { joinClasses, joinIds } from '../part-props.js';
import { FieldHeading, hasContent } from './field-heading.js';
import { LoadingFailed } from './loading-failed.js';
import { RenderChildren } from './render-children.js';
import { DropAreaContext, ImageUploadContext, type SlotClassNames } from '../context.js';
import { useDeveloperHints } from './use-developer-hints.js';
import { useRootEvents } from './root-events.js';
import { rootAttributesOf, type ImageUploadRootProps } from './root-props.js';

const NO_CLASS_NAMES: SlotClassNames = {};

function Root<Options extends object, Result extends object>(
  props: Omit<ImageUploadRootProps<Options, Result>, 'ref'>,
  ref: ForwardedRef<HTMLDivElement>,
) {
  const { actionsRef, children, className, classNames = NO_CLASS_NAMES, labels } = props;
  const {
    description,
    label,
    maxFiles,
    noDrag = false,
    noKeyboard = false,
    provider,
    unstyled = false,
  } = props;
  const { form, name, required, toFormValue } = props as FormFieldSettings<UploadResult>;
  const { layout = maxFiles === 1 ? 'single' : 'list', multiple = maxFiles !== 1 } = props;
  const { dropTarget = 'root' } = props;
  const isWide = dropTarget !== 'zone';
  const pastesHere = pastes(props);
  const uploader = useUploader(props, 'ImageUploadRoot');
  const rules = useStable(rulesOf(provider, props));
  const ownArea = useDropArea(uploader.add, rules, { ...props, multiple }, isWide);
  const { disabled, open, rootRef: targetRef } = ownArea;
  const decoders = useLatest(decodersOf(props.prepare));
  const element = useRef<HTMLDivElement>(null);
  const spare = useRef<HTMLElement>(null);
  const innerRef = useMergedRef<HTMLDivElement>(element, ref);
  const rootRef = useMergedRef<HTMLElement>(isWide ? targetRef : spare, innerRef);
  const takesPage = dropTarget === 'page' && !disabled && !noDrag;
  const { area, overlay } = usePageDrop(element, ownArea, takesPage);
  const { renderLargerView, view: openView } = useLargerView();
  const allLabels = useMemo(() => withOverrides(en, labels), [labels]);
  const sortable = props.sortable === true && layout !== 'single' && !disabled;
  const { loading, sorting } = useSorting(uploader, allLabels, sortable);
  const view = props.largerView === 'none' ? undefined : openView;
  const attributes = rootAttributesOf(props);
  const events = useRootEvents(attributes, element);
  const handlers = events.forRoot();
  const ownId = useId();
  const { 'aria-describedby': describedBy, 'aria-label': ariaLabel, id = ownId } = attributes;
  const labelId = label === undefined ? undefined : `${ownId}label`;
  const { 'aria-labelledby': nameIds = ariaLabel ? id : labelId } = attributes;
  const descriptionId = hasContent(description) ? `${ownId}description` : undefined;
  const chooseId = `${ownId}choose`;
  const context = useMemo(
    () => ({
      events,
      nameIds,
      descriptionId,
      chooseId,
      uploader,
      rules,
      labels: allLabels,
      classNames,
      disabled,
      multiple,
      layout,
      pastes: pastesHere,
      noKeyboard,
      field: { form, name, required, toFormValue },
      decoders,
      view,
      sorting,
    }),
    [
      events,
      nameIds,
      descriptionId,
      chooseId,
      uploader,
      rules,
      allLabels,
      classNames,
      disabled,
      multiple,
      layout,
      pastesHere,
      noKeyboard,
      decoders,
      form,
      name,
      required,
      toFormValue,
      view,
      sorting,
    ],
  );
  const { add, clear, upload } = uploader;
  useImperativeHandle(actionsRef, () => ({ add, clear, open, upload }), [add, clear, open, upload]);
  usePaste(element, add, pastesHere);
  useDeveloperHints(props, element);

  return (
    <ImageUploadContext.Provider value={context}>
      <DropAreaContext.Provider value={area}>
        <div
          {...(nameIds !== undefined && {
            id,
            role: 'group',
            'aria-disabled': disabled || undefined,
          })}
          {...attributes}
          {...(nameIds !== undefined && {
            'aria-labelledby': attributes['aria-labelledby'] ?? (ariaLabel ? undefined : labelId),
            'aria-describedby': joinIds(describedBy, descriptionId),
          })}
          {...handlers}
          {...(isWide && composeHandlers(handlers, area.getWiderProps()))}
          ref={rootRef}
          data-slot="root"
          data-layout={layout}
          data-disabled={disabled || undefined}
          data-sortable={sortable || undefined}
          className={joinClasses(unstyled ? undefined : 'iud', className, classNames.root)}
        >
          <FieldHeading {...{ chooseId, description, descriptionId, label, labelId }} />
          {typeof children === 'function' ? <RenderChildren render={children} /> : children}
          {name !== undefined && <FormValue name={name} />}
          <Announcer>{sorting && <sorting.Announcement sorting={sorting} />}</Announcer>
          {overlay}
          {renderLargerView()}
          {loading === 'failed' && <LoadingFailed />}
        </div>
      </DropAreaContext.Provider>
    </ImageUploadContext.Provider>
  );
}

/** Provides one list of uploads to the parts inside it. Renders a `<div>`. */
export const ImageUploadRoot = /* @__PURE__ */ forwardRef(Root) as <
  Options extends object,
  Result extends object,
>(
  props: ImageUploadRootProps<Options, Result>,
) => ReactElement;
