"""Words that stand for speakers in transcripts, and words that look like it and do not.

All are written as `labels.key` writes names: folded, without blanks and points. The usual labels
count even if they stand only once; the words for groups of people give a role, but have to recur,
because "Student: female" is a line of a header as well.
"""

from app.coding.importing.records import Role

_INTERVIEWER = """
    i q int intv iv interviewer researcher moderator facilitator investigator host questioner
    interviewerin moderatorin forscher forscherin befrager enquêteur enquêtrice intervieweur
    intervieweuse chercheur chercheuse entrevistador entrevistadora moderador moderadora
    pesquisador pesquisadora intervistatore intervistatrice интервьюер 采访者 采访人 采访员 採訪者
    採訪人 访谈者 访谈人 访谈员 訪談者 訪談人 訪談員 访问者 访问员 訪問者 訪問員 访员 訪員 主持人
    主持 研究者 研究员 研究員 调查员 調查員 提问者 提問者 提问 提問 问 問 记者 記者 インタビュアー
    聞き手 質問者 면접자
"""
_PARTICIPANT = """
    r a p participant respondent interviewee informant answer befragte befragter interviewte
    interviewter enquêté enquêtée entrevistado entrevistada participante intervistato intervistata
    респондент 受访者 受訪者 受访人 受訪人 被访者 被訪者 被访人 被訪人 被采访者 被採訪者 被访谈者
    被訪談者 访谈对象 訪談對象 受试者 受試者 回答者 参与者 參與者 研究对象 研究對象 答 話し手
    参加者 참여자
"""
_EITHER = """
    speaker unknownspeaker unidentifiedspeaker unknown unidentified sprecher sprecherin locuteur
    hablante 说话人 說話人 发言人 發言人 讲话人 講話人 未知说话人 话者 話者 화자
"""
_PEOPLE = """
    student students teacher doctor nurse patient physician tutor parent mother father child pupil
    resident client user expert manager subject 学生 學生 老师 老師 教师 教師 医生 醫生 医师 醫師
    护士 護士 患者 病人 家长 家長 家属 家屬
"""
_NOBODY = """
    name id
    note notes nb ps remark remarks comment comments memo fieldnote fieldnotes warning example
    examples eg ie source sources url http https www email mail tel telephone phone file filename
    recording transcript transcription transcriber transcribedby date datum time start end
    duration length location place setting venue ort topic theme title subjectline keywords
    keyword summary abstract background context introduction conclusion objective aim purpose
    interview interviewdate interviewno interviewnumber group age gender sex occupation profession
    education degree figure fig table chapter section part page line appendix guide step task
    total language version copyright project study code codes category result results question
    questions guidequestion 关键词 關鍵詞 文字记录 文字記錄 日期 时间 時間 时长 時長 地点 地點
    主题 主題 标题 標題 备注 備註 注 注意 说明 說明 摘要 总结 總結 小结 背景 年龄 年齡 性别 性別
    职业 職業 专业 專業 学历 學歷 编号 編號 录音 錄音 访谈时间 访谈地点 访谈日期 采访时间 采访地点
    訪談時間 訪談地點 问题 問題 例如 比如 内容 內容 记录人 整理人
"""
_CLAUSE = """
    i you he she it we they that this there these those and but or so because if then when what
    why how who which where is are was were am be been have has had do does did can could will
    would shall should must may might said say says asked ask asks told tell tells think thought
    means mean like just not no yes
"""
_INTERJECTIONS = """
    yeah yes no ok okay right hmm hm mhm mm uh um er well so sure exactly thanks thankyou wow
    hello hi hey bye goodbye oh ah good great fine true maybe absolutely definitely correct
    alright really and but ja nein oui non si sí 嗯 嗯嗯 对 对对 对的 是 是的 好 好的 没有 沒有 啊
    哦 噢 呃 哈哈 谢谢 謝謝
"""
_PARTICLES = "de da di do du la le van von der den ter bin ibn al el of dos das y e and the zu zur"
_HEADINGS = """
    time timestamp timecode start end speaker speakers name who text statement transcript content
    utterance comment no nr line turn words 时间 時間 说话人 說話人 发言人 發言人 内容 內容 文本
    序号 序號
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES: tuple[tuple[str, Role], ...] = (
    (_EITHER, "unknown"),
    (_INTERVIEWER, "interviewer"),
    (_PARTICIPANT, "participant"),
)
USUAL = {word: role for words, role in _ROLES for word in words.split()}
"""Labels that count on sight, with the role that the word says ("unknown": it says none)."""
PEOPLE = _words(_PEOPLE)
NOBODY = _words(_NOBODY)
"""Words in front of a colon that name a field or a remark, not a speaker."""
CLAUSE = _words(_CLAUSE)
NAMES_TOO = _words("will may can do")
"""Words that begin sentences, but are names as well."""
CHINESE_CLAUSE = frozenset("我你您他她它的了着是就都也不没沒很说說觉覺")
CHINESE_VERBS = frozenset("想道问問讲講为為")
"""Characters that end "he thought", but in names of two characters are a given name."""
INTERJECTIONS = _words(_INTERJECTIONS)
PARTICLES = _words(_PARTICLES)
HEADINGS = _words(_HEADINGS)
"""Words in the first row of a table of turns."""
NEVER_KNOWN = _words("unknown unknownspeaker unidentified unidentifiedspeaker 未知说话人")
