"""Generate llm_interview/core/fold_table.py: traditional → simplified, from OpenCC (tw2sp).

Run it after an upgrade of OpenCC: `python scripts/fold_table.py`. Characters are folded one to
one; PHRASES are the words of computing and mathematics that Taiwan and the mainland name
differently. They stand here in full because OpenCC's own list (2026) turns 序列 into 串行, 指標
into 指针 and 正規化 into 范式, which is wrong in this field; `main` prints where the two differ.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "llm_interview" / "core" / "fold_table.py"
HAN = [*range(0x4E00, 0x9FFF + 1), *range(0x3400, 0x4DBF + 1)]

# Taiwan's word, and the mainland word used when OpenCC only folds its characters.
PHRASES = {
    "記憶體": "内存", "視訊記憶體": "显存", "快取": "缓存", "快取記憶體": "缓存", "引數": "参数",
    "資料": "数据", "資料集": "数据集", "資料庫": "数据库", "資訊": "信息", "詞元": "token",
    "字元": "字符", "字串": "字符串", "向量": "向量", "演算法": "算法", "程式": "程序",
    "程式碼": "代码", "最佳化": "优化", "最佳化器": "优化器", "優化器": "优化器", "網路": "网络",
    "神經網路": "神经网络", "前饋網路": "前馈网络", "前饋": "前馈", "迴圈": "循环", "遞迴": "递归",
    "遞迴神經網路": "循环神经网络", "頻寬": "带宽", "位元": "比特", "位元組": "字节", "整數": "整数",
    "浮點數": "浮点数", "精度": "精度", "準確度": "准确度", "準確率": "准确率", "機率": "概率",
    "變異數": "方差", "標準差": "标准差", "平均值": "均值", "矩陣": "矩阵", "張量": "张量",
    "權重": "权重", "偏差": "偏差", "偏見": "偏见", "訓練": "训练", "預訓練": "预训练",
    "微調": "微调", "推論": "推理", "推理": "推理", "推斷": "推断", "取樣": "采样", "抽樣": "采样",
    "溫度": "温度", "批次": "批", "批次大小": "批大小", "吞吐量": "吞吐量", "延遲": "延迟",
    "硬碟": "硬盘", "磁碟": "磁盘", "伺服器": "服务器", "使用者": "用户", "提示詞": "提示词",
    "檢索": "检索", "向量資料庫": "向量数据库", "索引": "索引", "文件": "文档", "檔案": "文件",
    "片段": "片段", "區塊": "块", "分塊": "分块", "嵌入": "嵌入", "斷詞": "分词", "斷詞器": "分词器",
    "子詞": "子词", "詞表": "词表", "詞彙表": "词表", "未登入詞": "未登录词", "未登錄詞": "未登录词",
    "注意力": "注意力", "查詢": "查询", "鍵值": "键值", "多頭": "多头", "殘差": "残差",
    "正規化": "归一化", "標準化": "标准化", "層正規化": "层归一化", "正則化": "正则化",
    "啟動值": "激活值", "激活值": "激活值", "啟用值": "激活值", "啟動函數": "激活函数",
    "啟用函式": "激活函数", "函數": "函数", "函式": "函数", "函式庫": "库", "損失函數": "损失函数",
    "梯度": "梯度", "梯度消失": "梯度消失", "反向傳播": "反向传播", "學習率": "学习率",
    "過擬合": "过拟合", "過度擬合": "过拟合", "泛化": "泛化", "超參數": "超参数", "參數": "参数",
    "量化": "量化", "知識蒸餾": "知识蒸馏", "剪枝": "剪枝", "模型": "模型", "幻覺": "幻觉",
    "對齊": "对齐", "獎勵模型": "奖励模型", "強化學習": "强化学习", "策略": "策略", "偏好": "偏好",
    "智慧": "智能", "人工智慧": "人工智能", "代理": "代理", "晶片": "芯片", "硬體": "硬件",
    "軟體": "软件", "介面": "接口", "支援": "支持", "預設": "默认", "設定": "设置", "品質": "质量",
    "擴充": "扩展", "擴展": "扩展", "線性": "线性", "非線性": "非线性", "平行": "并行",
    "平行化": "并行化", "並行": "并行", "執行": "执行", "執行緒": "线程", "核心": "内核",
    "迭代": "迭代", "疊代": "迭代", "收斂": "收敛", "發散": "发散", "穩定": "稳定", "雜訊": "噪声",
    "訊號": "信号", "維度": "维度", "點積": "点积", "內積": "内积", "餘弦": "余弦", "相似度": "相似度",
    "旋轉": "旋转", "編碼": "编码", "解碼": "解码", "編碼器": "编码器", "解碼器": "解码器",
    "遮罩": "掩码", "掩碼": "掩码", "因果": "因果", "自迴歸": "自回归", "迴歸": "回归",
    "上下文": "上下文", "視窗": "窗口", "滑動視窗": "滑动窗口", "長度": "长度", "序列": "序列",
    "位置": "位置", "絕對": "绝对", "相對": "相对", "專家": "专家", "路由": "路由", "稀疏": "稀疏",
    "稠密": "稠密", "低秩": "低秩", "秩": "秩", "轉接器": "适配器", "介面卡": "适配器",
    "適配器": "适配器", "合併": "合并", "凍結": "冻结", "儲存": "存储", "讀取": "读取", "寫入": "写入",
    "載入": "加载", "卸載": "卸载", "複雜度": "复杂度", "二次方": "二次方", "指數": "指数",
    "對數": "对数", "分佈": "分布", "分布": "分布", "交叉熵": "交叉熵", "困惑度": "困惑度",
    "隨機": "随机", "確定性": "确定性", "貪婪": "贪心", "貪心": "贪心", "集束搜尋": "束搜索",
    "束搜尋": "束搜索", "搜尋": "搜索", "排序": "排序", "重排序": "重排", "召回": "召回",
    "召回率": "召回率", "評估": "评估", "基準": "基准", "指標": "指标", "標註": "标注", "標籤": "标签",
    "樣本": "样本", "少樣本": "少样本", "零樣本": "零样本", "思維鏈": "思维链", "多模態": "多模态",
    "影像": "图像", "圖片": "图片", "語音": "语音", "語料": "语料", "語料庫": "语料库",
    "災難性遺忘": "灾难性遗忘", "遺忘": "遗忘", "更新": "更新", "學習": "学习", "深度學習": "深度学习",
    "機器學習": "机器学习", "類神經網路": "神经网络", "物件": "对象", "變數": "变量", "常數": "常数",
    "矽": "硅", "螢幕": "屏幕", "行動裝置": "移动设备", "裝置": "设备", "雲端": "云端",
    "資源": "资源", "佇列": "队列", "排程": "调度", "排程器": "调度器", "叢集": "集群", "節點": "节点",
    "連結": "链接", "網頁": "网页", "回饋": "反馈", "意見回饋": "反馈", "示範": "示范", "範例": "示例",
    "品項": "条目", "欄位": "字段", "格式": "格式", "輸入": "输入", "輸出": "输出",
}  # fmt: skip


def characters() -> tuple[str, str]:
    """Two strings of one length: traditional characters, and what each becomes."""
    convert = opencc.OpenCC("t2s").convert
    pairs = [(chr(code), convert(chr(code))) for code in HAN]
    changed = [(old, new) for old, new in pairs if new != old and len(new) == 1]
    return "".join(old for old, _ in changed), "".join(new for _, new in changed)


def phrases() -> dict[str, str]:
    """Phrases, their characters already folded, that mean something else on the mainland."""
    simplify = opencc.OpenCC("t2s").convert
    folded = {simplify(taiwan): mainland for taiwan, mainland in PHRASES.items()}
    return {key: value for key, value in sorted(folded.items()) if key != value}


def differences() -> list[str]:
    """Where OpenCC (tw2sp) localises a phrase otherwise than PHRASES does."""
    localise = opencc.OpenCC("tw2sp").convert
    return [f"{key}: {localise(key)}, here {ours}" for key, ours in PHRASES.items()
            if localise(key) != ours]  # fmt: skip


def lines(name: str, value: str) -> str:
    """A long string constant as source text, 48 characters a line."""
    parts = textwrap.wrap(value, 48, break_on_hyphens=False)
    return f"{name} = (\n" + "".join(f'    "{part}"\n' for part in parts) + ")\n"


def main() -> None:
    """Write the module."""
    old, new = characters()
    pairs = "".join(f"{key} {value}\n" for key, value in phrases().items())
    TARGET.write_text(
        '"""Traditional → simplified characters and words. Generated by scripts/fold_table.py from\n'
        'OpenCC (Apache-2.0); do not edit."""\n\n'
        + lines("TRADITIONAL", old)
        + "\n"
        + lines("SIMPLIFIED", new)
        + '\n# Words of Taiwan (characters folded) and of the mainland, one pair a line.\nPHRASES = """\n'
        + pairs
        + '"""\n',
        encoding="utf-8",
    )
    print(*differences(), sep="\n")
    print(f"{TARGET}: {len(old)} characters, {len(phrases())} phrases")


if __name__ == "__main__":
    main()
