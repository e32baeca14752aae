/* What the address of a bare page asks for: ?step=ID, ?participants=A,B and ?scheme=light or dark. */
(function () {
  'use strict'
  var asked = new URLSearchParams(location.search)

  /* The rules for dark systems hold always or never, whatever the system is. */
  function paint(scheme) {
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.cssRules, function (rule) {
        if (rule.media && rule.media.mediaText.indexOf('prefers-color-scheme') >= 0) {
          rule.media.mediaText = scheme === 'dark' ? 'screen' : 'not all'
        }
      })
    })
  }

  /* With one participant its messages stand out; with several, the messages among them. */
  function filter(wanted) {
    document.querySelectorAll('.em-seq [data-from]').forEach(function (message) {
      var ends = [message.dataset.from, message.dataset.to]
      var among = wanted.length > 1 ? ends.every(isWanted) : ends.some(isWanted)
      message.classList.toggle('em-aside', !among)
    })
    function isWanted(end) { return wanted.indexOf(end) >= 0 }
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
  if (asked.get('participants')) filter(asked.get('participants').split(','))
  if (asked.get('step')) point(asked.get('step'))
})()
