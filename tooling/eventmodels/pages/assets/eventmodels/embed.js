/* What the address of a bare page asks for, in the words of the viewer: ?step=ID or #ID, ?participants=A,B, ?hide=C,
   ?without=PROTOCOL; and ?scheme=light or dark. */
(function () {
  'use strict'
  var asked = new URLSearchParams(location.search)

  /* The colours for dark systems hold always or never, whatever the system is. */
  function paint(scheme) {
    document.querySelector('link[media]').media = scheme === 'dark' ? 'screen' : 'not all'
  }

  function words(name) {
    return (asked.get(name) || '').split(',').filter(Boolean)
  }

  /* With one participant its messages stand out; with several, the messages among them. */
  function filter(wanted, hidden, off) {
    document.querySelectorAll('.em-seq [data-from]').forEach(function (message) {
      var ends = [message.dataset.from, message.dataset.to]
      var among = wanted.length > 1 ? ends.every(isIn(wanted)) : !wanted.length || ends.some(isIn(wanted))
      message.classList.toggle('em-aside', !among || ends.some(isIn(hidden)) || isIn(off)(message.dataset.protocol))
    })
  }

  function isIn(list) {
    return function (word) { return list.indexOf(word) >= 0 }
  }

  function point(step) {
    document.querySelectorAll('.em-seq [data-step]').forEach(function (message) {
      if (message.dataset.step !== step) return
      message.classList.add('em-now')
      message.setAttribute('aria-current', 'step')
      message.scrollIntoView({ block: 'center', inline: 'center' })
    })
  }

  if (/^(light|dark)$/.test(asked.get('scheme'))) paint(asked.get('scheme'))
  filter(words('participants'), words('hide'), words('without'))
  point(asked.get('step') || decodeURIComponent(location.hash.slice(1)))
})()
