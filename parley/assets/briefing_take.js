/* Take the view from the map beside the editor: what it shows, and what is selected on it. */
export function take({ data, parentElement, setTriggerValue }) {
  const home = parentElement;
  if (!home.querySelector('button')) {
    clothe(home);
    const button = element('button', 'take', data.label);
    button.type = 'button';
    button.addEventListener('click', () => {
      const shot = document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow?.LM?.shot?.();
      if (shot) home.parleyTake({ ...shot, n: Date.now() });
    });
    home.append(button);
  }
  home.parleyTake = (shot) => setTriggerValue('shot', shot);
  return undefined;
}
